/*
 * Runs veraPDF's rules over PDF files, inside the Java runtime: the engine and its profiles are in the jar of
 * @opendataloader/pdf, and so is Rhino, which runs this script. See check.js.
 *   java -cp JAR org.mozilla.javascript.tools.shell.Main validate.js PROFILE FILE [PROFILE FILE …]
 * Prints a line for each pair, and the failed rules; exits with 1 when a file breaks one.
 */
var vera = Packages.org.verapdf;
var flavours = vera.pdfa.flavours.PDFAFlavour;
var builders = vera.pdfa.validation.profiles;

/** The profile's file in the jar, by the name of its flavour. */
var RESOURCES = { PDFUA_1: 'PDFUA-1', PDFA_2_A: 'PDFA-2A', PDFA_3_A: 'PDFA-3A' };

/** Child elements of a name. */
function children(element, name) {
  var found = [];
  for (var node = element.getFirstChild(); node; node = node.getNextSibling())
    if (node.getNodeType() === 1 && String(node.getLocalName()) === name) found.push(node);
  return found;
}

function textOf(element, name) {
  var list = children(element, name);
  return list.length > 0 ? String(list[0].getTextContent()) : '';
}

/** One rule of a profile's XML. */
function ruleOf(element) {
  var id = children(element, 'id')[0];
  var error = children(element, 'error')[0];
  var list = new java.util.ArrayList();
  children(children(error, 'arguments')[0], 'argument').forEach(function (argument) {
    list.add(builders.ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.getAttribute('name') || null, null));
  });
  var specification = flavours.Specification.valueOf(id.getAttribute('specification'));
  return builders.Profiles.ruleFromValues(
    builders.Profiles.ruleIdFromValues(specification, id.getAttribute('clause'), parseInt(id.getAttribute('testNumber'), 10)),
    element.getAttribute('object'),
    element.hasAttribute('deferred') ? java.lang.Boolean.valueOf(element.getAttribute('deferred')) : null,
    element.getAttribute('tags'),
    textOf(element, 'description'),
    textOf(element, 'test'),
    builders.Profiles.errorFromValues(textOf(error, 'message'), list),
    new java.util.ArrayList(),
  );
}

/** A profile of rules, read from the jar without the XML binding that newer Java lacks. */
function loadProfile(name) {
  var factory = Packages.javax.xml.parsers.DocumentBuilderFactory.newInstance();
  factory.setNamespaceAware(true);
  var path = 'org/verapdf/pdfa/validation/' + RESOURCES[name] + '.xml';
  var stream = java.lang.ClassLoader.getSystemResource(path).openStream();
  var root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
  var rules = new java.util.HashSet();
  children(children(root, 'rules')[0], 'rule').forEach(function (element) {
    rules.add(ruleOf(element));
  });
  var variables = new java.util.HashSet();
  children(root, 'variables').forEach(function (list) {
    children(list, 'variable').forEach(function (v) {
      variables.add(
        builders.Profiles.variableFromValues(v.getAttribute('name'), v.getAttribute('object'), textOf(v, 'defaultValue'), textOf(v, 'value')),
      );
    });
  });
  var details = builders.Profiles.profileDetailsFromValues(name, name, '', new java.util.Date(0));
  return builders.Profiles.profileFromValues(flavours.valueOf(name), details, '', rules, variables);
}

function describeFailures(result) {
  var seen = {};
  for (var it = result.getTestAssertions().iterator(); it.hasNext(); ) {
    var assertion = it.next();
    if (String(assertion.getStatus()).toLowerCase() !== 'failed') continue;
    var rule = assertion.getRuleId().getClause() + '-' + assertion.getRuleId().getTestNumber();
    if (seen[rule]) continue;
    seen[rule] = true;
    print('     ' + rule + ': ' + (assertion.getErrorMessage() || assertion.getMessage()));
    print('       at ' + String(assertion.getLocation().getContext()).slice(-160));
  }
}

var exit = 0;
function validateAll() {
  vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
  var foundry = vera.pdfa.Foundries.defaultInstance();
  var profiles = {};
  for (var i = 0; i + 1 < args.length; i += 2) {
    var name = String(args[i]);
    var profile = profiles[name] || (profiles[name] = loadProfile(name));
    var parser = foundry.createParser(new java.io.File(args[i + 1]), flavours.valueOf(name));
    var result = foundry.createValidator(profile, 5, false, true, false).validate(parser);
    parser.close();
    var verdict = result.isCompliant() ? 'pass' : 'FAIL';
    print(verdict + ' ' + name + ' ' + args[i + 1] + ' (' + result.getTotalAssertions() + ' checks)');
    if (result.isCompliant()) continue;
    exit = 1;
    describeFailures(result);
  }
}

/* The engine keeps its foundry by thread. */
var args = arguments;
var worker = new java.lang.Thread(new java.lang.Runnable({ run: validateAll }));
worker.start();
worker.join();
java.lang.System.exit(exit);
