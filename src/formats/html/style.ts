import type { Running } from '../../document/model.js';
import { FACES, type Face } from '../fonts.js';
import type { Theme } from '../theme.js';
import { WEB_FAMILY, webFont } from '../webFont.js';
import { cssString } from './escape.js';
import { paletteCss } from './palette.js';

const DESCRIPTORS: Record<Face, string> = {
  regular: 'font-weight:400',
  semibold: 'font-weight:600 700',
  italic: 'font-weight:400;font-style:italic',
};

/** The faces that a page is set in, inside it. */
const facesCss = (): string =>
  FACES.map(
    (name) =>
      `@font-face{font-family:${WEB_FAMILY};${DESCRIPTORS[name]};src:url(data:font/woff2;base64,${webFont(name).toString('base64')}) format("woff2")}`,
  ).join('\n');

/** Head and foot of every printed page, as those of the PDF. */
function printedPages({ left, right, footer, pageLabel, warning }: Running): string {
  const label = pageLabel
    .split(/(\{pages?\})/)
    .map((part) =>
      part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssString(part),
    )
    .join(' ');
  const box = (place: string, content: string, more = '') =>
    `@${place}{content:${content};font:8pt ${WEB_FAMILY},sans-serif;color:#526070${more}}`;
  return `@page{size:A4;margin:20mm 17mm 18mm;${box('top-left', cssString(left), ';font-weight:600')}${
    warning === undefined ? '' : box('top-center', cssString(warning), ';font-weight:600;white-space:nowrap')
  }${box('top-right', cssString(right))}${box('bottom-left', cssString(footer))}${box('bottom-right', label)}}`;
}

/** The style sheet of a report's page. */
export const styleOf = (theme: Theme, running: Running): string =>
  [facesCss(), paletteCss(theme), LAYOUT, printedPages(running), PRINT].join('\n');

/** What every page of this program looks like; colours are those of the theme by their names. */
export const LAYOUT = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;border-top:.5rem solid var(--accent);background:var(--white);color:var(--ink);font:1.0625rem/1.6 ${WEB_FAMILY},"Source Sans 3",system-ui,sans-serif;overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--threshold);outline-offset:2px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;padding:.6rem 1rem;background:var(--accent);color:var(--white);z-index:1}
.skip:focus{top:.75rem}
.band,main,.foot{max-width:50rem;margin:0 auto;padding:0 clamp(1rem,4vw,2rem)}
.band{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:baseline;padding-top:.75rem;padding-bottom:.6rem;font-size:.875rem;color:var(--muted)}
.band .name{font-weight:600;color:var(--ink)}
.band .warning,.warning{color:var(--threshold);font-weight:600}
.band a,.up a{display:inline-block;padding:.25rem 0;min-height:1.5rem}
.band a{margin-left:auto}
main{padding-top:1.25rem;padding-bottom:2rem;outline:0}
main>p,main>ul,main>ol{max-width:42rem}
h1,h2,h3,h4,h5,h6{font-weight:600;line-height:1.25;text-wrap:balance;margin:0}
h1{font-size:clamp(1.4rem,.95rem + 2.4vw,2.75rem);line-height:1.15}
h1,h2,.category,th{hyphens:auto}
h1 .kicker{display:block;font-size:1.125rem;line-height:1.4;color:var(--accent)}
h1 .subtitle{display:block;font-size:1.3125rem;line-height:1.4;font-weight:400;margin-top:.15rem}
.l1{font-size:clamp(1.5rem,1.2rem + 1.4vw,2rem);margin:4rem 0 1rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
.l2{font-size:1.3125rem;color:var(--accent);margin:2.5rem 0 .5rem}
.l1+.l2{margin-top:1.5rem}
.l3{font-size:1.125rem;margin:2rem 0 .4rem}
p{margin:.75rem 0}
p.lead{font-size:1.1875rem}
p.note,.notes,.period,.details,.cover .line+.line{font-size:.875rem;color:var(--muted);line-height:1.5}
.cover .line{margin:.75rem 0 0}
.cover .line+.line{margin-top:.25rem}
.cover{position:relative}
.cover .logo{display:block;max-width:11rem;max-height:4rem;margin:0 0 1rem}
ul,ol{margin:.75rem 0;padding-left:1.5rem}
li{margin:.35rem 0}
li>p{margin:.35rem 0}
.box,.notice,.newer{margin:1.25rem 0;padding:.75rem 1.25rem;background:var(--paper);border-left:.3125rem solid var(--threshold)}
.box p,.box ul{margin:.25rem 0}
.box strong{color:var(--threshold)}
.chapter-warning{font-size:.875rem;margin:-.5rem 0 1rem}
nav.contents ul{list-style:none;margin:.5rem 0 0;padding:0;max-width:42rem}
nav.contents a{display:block;padding:.3rem 0;text-decoration:none;color:var(--ink);font-weight:600}
nav.contents a:hover{text-decoration:underline}
nav.contents ul ul{margin:0 0 .5rem 1.125rem;border-left:1px solid var(--rule);padding-left:1rem}
nav.contents ul ul a{font-weight:400;color:var(--muted);font-size:.9375rem;padding:.2rem 0}
nav.contents li{margin:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:1.25rem;margin:1.5rem 0}
.card{background:var(--paper);border-top:.1875rem solid var(--accent);padding:1rem 1.25rem 1.125rem;display:grid;grid-template-rows:auto auto 1fr auto auto auto;grid-row:span 6}
.cards{grid-auto-rows:auto}
@supports(grid-template-rows:subgrid){.card{grid-template-rows:subgrid;gap:0}}
.card>*{margin:0;font-size:1rem;line-height:1.45}
.card :is(h2,h3,h4,h5,h6){color:var(--accent);grid-row:1}
.card .value{font-size:2.5rem;font-weight:600;line-height:1.25;grid-row:2}
.card>p:nth-of-type(2){grid-row:3}
.card .gauge{grid-row:4;display:block;width:100%;margin:.85rem 0 .35rem}
.card .verdict{grid-row:5;font-weight:600;margin-top:.35rem}
.card .details{grid-row:6;font-size:.875rem;margin-top:.4rem}
.gauge .scale{fill:var(--accentLight)}.gauge .value{fill:var(--accent)}.gauge .gap{fill:var(--paper)}.gauge .limit{fill:var(--ink)}
.gauge text{font-size:9px;fill:var(--muted)}.gauge text.limit{fill:var(--ink)}
.sign{width:.95em;height:.95em;margin-right:.4em;vertical-align:-.08em;fill:none;stroke:currentColor;stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
.good{color:var(--good)}.bad{color:var(--bad)}.muted{color:var(--muted)}.accent{color:var(--accent)}
.answer{font-weight:600;white-space:nowrap}
div.status{position:relative;margin:1.5rem 0;padding:1.1rem 1.5rem 1rem 4rem;background:var(--paper);border-left:.3125rem solid}
div.status .symbol{position:absolute;left:1.5rem;top:2.35rem;width:1.6rem;height:1.6rem}
.status .what{margin:0;color:var(--muted);font-size:.9375rem}
.status .category{margin:0 0 .5rem;color:var(--ink);font-size:clamp(1.1rem,.8rem + 1.6vw,1.625rem);line-height:1.25;font-weight:600}
div.status ul{list-style:none;margin:0;padding:0}
div.status li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;margin:0;padding:.35rem 0;border-top:1px solid var(--rule);color:var(--ink)}
table.status{width:100%;background:none;color:inherit}
table.status caption{color:var(--ink)}
table.status th,table.status td{background:var(--paper);padding:.5rem 1rem;text-align:left;color:var(--ink);vertical-align:middle}
table.status td{white-space:normal}
table.status th{border-left:.3125rem solid;border-left-color:inherit;position:static}
table.status.good{--tone:var(--good)}table.status.bad{--tone:var(--bad)}table.status.accent{--tone:var(--accent)}
table.status tbody th{border-left-color:var(--tone)}
table.status .category{font-size:1.25rem}
table.status .symbol{width:1.1em;height:1.1em;vertical-align:-.15em;margin-right:.5em;color:var(--tone)}
.table,figure{margin:2rem 0;max-width:100%}
figcaption,caption{text-align:left;font-size:1rem;line-height:1.45;padding:0 0 .5rem;text-wrap:pretty}
caption{position:sticky;left:0}
.period{display:block}
.notes{max-width:42rem;margin-top:.6rem}
.notes p{margin:.3rem 0}
.scroll{position:relative;overflow-x:auto;max-width:100%;scroll-padding-left:9rem}
.scroll:focus-visible{outline-offset:3px}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4}
table.own{width:auto;min-width:min(100%,24rem)}
th,td{padding:.5rem .7rem;vertical-align:top;text-align:right;border-bottom:1px solid var(--rule)}
td{white-space:nowrap}
td.l{white-space:normal;min-width:7rem}
th{font-weight:400}
th[scope=row]{text-align:left;min-width:6.5rem;max-width:22rem}
thead th{vertical-align:bottom;background:var(--accentPale);border-bottom:2px solid var(--accent);font-size:.875rem;line-height:1.3}
.l{text-align:left}
.m{color:var(--muted)}
.tight td.l{white-space:nowrap}
.files a{display:inline-block;margin-right:.75rem;padding:.2rem 0;min-width:1.75rem;min-height:1.5rem}
td.files{white-space:nowrap}
tr.k>*{background:var(--accentPale)}
tr.k th{font-weight:600;box-shadow:inset .25rem 0 var(--accent)}
.dense{font-size:.875rem}
.dense :is(th,td){padding:.3rem .6rem}
.dense thead th{font-size:.8125rem}
.tight :is(th,td){padding:.2rem .5rem}
.chart svg{display:block;width:100%;min-width:34rem;height:auto;font-family:${WEB_FAMILY},sans-serif}
.chart text{white-space:pre}
.chart.light{background:var(--white)}
details{margin:.5rem 0}
summary{display:inline-block;padding:.35rem 0;cursor:pointer;color:var(--accent);text-decoration:underline;text-underline-offset:.15em;text-decoration-thickness:.06em;font-size:.9375rem}
summary::before{content:"+";display:inline-block;width:1em;text-decoration:none}
details[open]>summary::before{content:"−"}
details[open]{padding:0 1rem 1rem;border-left:.1875rem solid var(--accentLight)}
details .scroll{margin-top:.25rem}
details caption{font-weight:600;font-size:.9375rem}
.foot{padding-top:1rem;padding-bottom:2.5rem;font-size:.875rem;color:var(--muted)}
.foot>*{border-top:1px solid var(--rule);padding-top:.75rem;display:flex;flex-wrap:wrap;gap:0 1.25rem}
.foot a{margin-left:auto;display:inline-block;padding:.25rem 0}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;font-size:.875rem;margin-bottom:.5rem}
.tools label{display:flex;flex-wrap:wrap;gap:.25rem .6rem;align-items:center}
.tools input{font:inherit;color:inherit;background:var(--white);border:1px solid var(--muted);padding:.35rem .5rem;width:13rem;max-width:100%}
.tools output{color:var(--muted)}
th button{font:inherit;color:inherit;text-align:inherit;background:none;border:0;padding:.15rem 0;margin:0;cursor:pointer;min-height:1.5rem;min-width:1.5rem;text-decoration:underline dotted;text-underline-offset:.2em}
th button:hover{text-decoration-style:solid}
th[aria-sort] button::after{content:"\\a0↕";color:var(--muted)}
th[aria-sort=ascending] button::after{content:"\\a0↑";color:inherit}
th[aria-sort=descending] button::after{content:"\\a0↓";color:inherit}
@media(max-width:46rem){
body{font-size:1rem}
.l1{margin-top:3rem}
table{font-size:.875rem}
th,td{padding:.4rem .5rem}
.scroll th[scope=row]{position:sticky;left:0;background:var(--white);max-width:9.5rem;min-width:6rem}
.scroll tr.k th[scope=row]{background:var(--accentPale)}
.scroll thead th:first-child{position:sticky;left:0;max-width:9.5rem}
.scroll caption{width:calc(100vw - 2rem);max-width:calc(100vw - 2rem)}
div.status{padding:1rem 1rem .75rem 1.25rem}
div.status :is(.what,.category){overflow:hidden}
div.status .symbol{position:static;float:left;margin:.35rem .6rem 0 0}
table.status,table.status :is(tbody,tr,th,td){display:block}
table.status :is(th,td){border-bottom:0;max-width:none;border-left:.3125rem solid var(--tone);padding:.35rem 1rem 0}
table.status td{padding:0 1rem .5rem;border-bottom:1px solid var(--rule)}
}
@media(max-width:30rem){.scroll th[scope=row],.scroll thead th:first-child{max-width:8.75rem;padding:.5rem .4rem;font-size:.8125rem}}
@media(prefers-contrast:more){a,summary{text-decoration-thickness:.12em}th,td{border-bottom-width:2px}.card,.box,.notice,.status{outline:1px solid var(--ink)}}
@media(forced-colors:active){.card,.box,.notice,div.status{border:1px solid}.chart svg,.gauge,.symbol,.sign{forced-color-adjust:none}tr.k th{border-left:.25rem solid}.sign,.symbol{color:CanvasText}}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.trim();

const PRINT = `
@media print{
body{border:0;font-size:10pt;line-height:1.45}
.skip,.band,.foot,.tools,summary,details,.up{display:none!important}
main,main>p,main>ul,main>ol,.notes{max-width:none}
main{padding:0}
a{color:inherit;text-decoration:none}
h1{font-size:26pt}h1 .kicker{font-size:11pt}h1 .subtitle{font-size:13pt}
.l1{font-size:19pt;border:0;padding:0;margin:18pt 0 8pt}.l2{font-size:12.5pt;margin-top:16pt}.l3{font-size:11pt;margin-top:12pt}
.new-page{break-before:page;margin-top:0}
h1,h2,h3,h4,h5,h6,caption,figcaption{break-after:avoid}
figure,.card,.status,.box,.notice,tr,svg{break-inside:avoid}
.scroll{overflow:visible}
.scroll :is(th[scope=row],thead th:first-child),caption{position:static}
.chart svg{min-width:0}
table{font-size:8.5pt}.dense{font-size:7.5pt}.dense thead th,thead th{font-size:7.5pt}
thead th{overflow-wrap:anywhere;hyphens:auto}
th,td{padding:3pt 4pt}.tight :is(th,td){padding:.6pt 3pt}
figcaption,caption{font-size:9.5pt}p.note,.notes,.period,.details{font-size:8pt}
.cards{gap:10pt;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}
.card>*{font-size:9.5pt}.card .value{font-size:22pt}
.chapter-warning{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`.trim();
