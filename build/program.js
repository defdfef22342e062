// Bundles the compiled program, so that a start does not look up hundreds of files, and makes ready its templates,
// charts and fonts.
//   node build/program.js [FOLDER]     the folder that holds dist and templates; else this project's
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const root = resolve(process.argv[2] ?? here);
const source = join(root, 'dist/src');
const target = join(root, 'dist/program');
const require = createRequire(import.meta.url);
const pathOf = (name) => dirname(require.resolve(name));

/** The files that are started as threads, by the code that starts them. */
const threads = readdirSync(source, { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .flatMap((name) => {
    const code = readFileSync(join(source, name), 'utf8');
    const started = code.matchAll(/new URL\('\.\/(\w+\.js)', import\.meta\.url\)/g);
    return [...started].map(([, file]) => join(source, dirname(name), file));
  });

/** What is imported at the start and asked for seldom or never: it is large, and loaded when it is used. */
const SELDOM_ASKED = {
  linebreak: later('linebreak', 'default'),
  fontkit: later('fontkit', 'create'),
  'brotli/decompress.js': later('brotli/decompress.js', 'default'),
  saxes: later('saxes', 'SaxesParser'),
  yaml: later('yaml', 'parse', 'parseDocument', 'isMap', 'isScalar', 'isSeq', 'LineCounter'),
  yauzl: later('yauzl', 'openPromise'),
};

/** A module whose functions and classes load another when they are called. */
function later(name, ...exported) {
  return exported
    .map((what) => {
      const real = `requireLater("${name}")${what === 'default' ? '' : `.${what}`}`;
      const call = `{ return new.target ? new (${real})(...given) : ${real}(...given); }`;
      return `export ${what === 'default' ? 'default function' : `function ${what}`}(...given) ${call}`;
    })
    .join('\n');
}

rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: [join(source, 'cli/main.js'), ...threads],
  outdir: target,
  entryNames: '[name]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  sourcemap: true,
  sourcesContent: false,
  nodePaths: [join(here, 'node_modules')],
  external: ['@duckdb/node-bindings'],
  alias: {
    // The other one looks for a canvas that is never there.
    'vega-canvas': join(pathOf('vega-canvas'), 'vega-canvas.browser.js'),
  },
  plugins: [
    {
      // The library's messages in fifty languages.
      name: 'one language',
      setup({ onResolve }) {
        onResolve({ filter: /\/locales\/index\.js$/ }, ({ path, resolveDir }) => ({
          path: join(resolveDir, dirname(path), 'en.js'),
        }));
      },
    },
    {
      name: 'seldom asked',
      setup({ onResolve, onLoad }) {
        const filter = new RegExp(`^(${Object.keys(SELDOM_ASKED).join('|')})$`);
        onResolve({ filter }, ({ path }) => ({ path, namespace: 'later' }));
        onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: SELDOM_ASKED[path] }));
      },
    },
  ],
  banner: {
    js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url),requireLater=require;",
  },
  logLevel: 'warning',
});

// pdfkit reads its colour profile beside itself.
cpSync(join(pathOf('pdfkit'), 'data/sRGB_IEC61966_2_1.icc'), join(target, 'data/sRGB_IEC61966_2_1.icc'));

const [
  { codeChecksum },
  { readSource },
  { compileChart, compiledName },
  { loadTheme },
  { FACES, face },
  { embedded },
  { FAMILIES },
  { loadTemplate },
  { READINGS, READY },
] = await Promise.all(
  [
    'app/program',
    'formats/charts/template',
    'formats/charts/compile',
    'formats/theme',
    'formats/fonts',
    'formats/embeddedFont',
    'report/families',
    'template/template',
    'template/readings',
  ].map((name) => import(pathToFileURL(join(here, `dist/src/${name}.js`)).href)),
);
const templates = join(root, 'templates');
const theme = await loadTheme(join(templates, 'theme.json'));
mkdirSync(join(target, 'charts'));
for (const name of readdirSync(templates, { recursive: true }).filter((file) => file.endsWith('.vl.json'))) {
  const { source: chart } = await readSource(join(templates, name), theme);
  writeFileSync(join(target, 'charts', compiledName(chart)), JSON.stringify(await compileChart(chart)));
}

// What the texts of the templates come to.
for (const { name } of FAMILIES) await loadTemplate(join(templates, name));
writeFileSync(join(target, READY), JSON.stringify(READINGS));

// The fonts, as far as common characters go.
mkdirSync(join(target, 'fonts'));
for (const name of FACES) {
  const { tables, kerning: kern, common } = face(name);
  const glyphs = [...common.keys()];
  const kerning = glyphs.flatMap((left) =>
    glyphs.map((right) => [left, right, kern(left, right)]).filter(([, , units]) => units !== 0),
  );
  const font = embedded(name);
  const streams = ['program', 'places', 'characters'].map((part) => [
    part,
    Buffer.from(font[part]).toString('base64'),
  ]);
  const ready = { tables, kerning, embedded: { ...font, ...Object.fromEntries(streams) } };
  writeFileSync(join(target, 'fonts', `${name}.json`), JSON.stringify(ready));
}

writeFileSync(join(target, 'code.sha256'), await codeChecksum(target, '.js'));
