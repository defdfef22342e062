import type { BoxBlock, Card, CardsBlock, Gauge, StatusBlock } from '../../document/model.js';
import { type Content, type Html, html, ready } from './escape.js';
import { captionOf } from './tables.js';

/** A tick for good, a cross for bad, a dash for unknown: shapes, not colours, carry the meaning. */
function sign(good: boolean | undefined): Html {
  const path = good === undefined ? 'M2,8H14' : good ? 'M2,8.5L6.2,13L14,3' : 'M3,3L13,13M13,3L3,13';
  return html`<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;
}

const toneOf = (good: boolean | undefined): string => (good === undefined ? 'muted' : good ? 'good' : 'bad');

/** A bar on a scale of 0–100 with a mark at the threshold; the words beside it say the same. */
function gaugeHtml({ value, threshold, labels }: Gauge): Html {
  const at = (share: number) => Math.round(Math.max(0, Math.min(100, share)) * 20) / 10;
  const mark = at(threshold);
  const anchor = mark < 20 ? 'start' : mark > 180 ? 'end' : 'middle';
  const end = (text: string, x: number, isFree: boolean) =>
    isFree && html`<text x="${x}" y="27" text-anchor="${x === 0 ? 'start' : 'end'}">${text}</text>`;
  return html`<svg class="gauge" viewBox="0 0 200 29" aria-hidden="true">
<path class="scale" d="M0,6H200V14H0Z"/><path class="value" d="M0,6H${at(value)}V14H0Z"/>
<path class="gap" d="M${mark - 2},2H${mark + 2}V14H${mark - 2}Z"/><path class="limit" d="M${mark - 0.8},2H${mark + 0.8}V14H${mark - 0.8}Z"/>
<text class="limit" x="${mark}" y="27" text-anchor="${anchor}">${labels.threshold}</text>${end(labels.low, 0, mark > 30)}${end(labels.high, 200, mark < 165)}</svg>`;
}

function cardHtml({ title, value, label, gauge, verdict, details }: Card, level: number): Html {
  const heading = ready(`h${level}`);
  return html`<div class="card"><${heading}>${title}</${heading}>
<p class="value">${value}</p>
<p>${label}</p>
${gauge && gaugeHtml(gauge)}
${verdict && html`<p class="verdict ${toneOf(verdict.good)}">${sign(verdict.good)}${verdict.text}</p>`}
${details.length > 0 && html`<p class="details">${details.map((text, i) => html`${i > 0 && html`<br>`}${text}`)}</p>`}</div>
`;
}

/** Key figures in cards. @param level of their headings. */
export const cardsHtml = ({ cards }: CardsBlock, level: number): Html =>
  html`<div class="cards">
${cards.map((card) => cardHtml(card, level))}</div>
`;

/** A mark whose shape says the category: disc, ring or triangle. */
const SYMBOLS = [
  '<circle cx="12" cy="12" r="9" fill="currentColor"/>',
  '<circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2.4"/>',
  '<path d="M12,3L22,21H2Z" fill="currentColor"/>',
];
const TONES = ['good', 'accent', 'bad'];

/** The risk category with the criteria behind it; as a table of the report it is one. */
export function statusHtml(block: StatusBlock, id: string | undefined): Html {
  const { level = 1, heading, category, criteria, table } = block;
  const symbol = html`<svg class="symbol" viewBox="0 0 24 24" aria-hidden="true">${ready(SYMBOLS[level]!)}</svg>`;
  const answer = ({ met, answer: text }: StatusBlock['criteria'][number]): Content =>
    html`<span class="answer ${toneOf(met)}">${sign(met)}${text}</span>`;
  if (!table)
    return html`<div class="status ${TONES[level]}">${symbol}<p class="what">${heading}</p>
<p class="category">${category}</p>
<ul>${criteria.map((one) => html`<li><span>${one.text}:</span> ${answer(one)}</li>`)}</ul></div>
`;
  return html`<div class="table" id="${id ?? table.id}">
<table class="status ${TONES[level]}"><caption>${captionOf(table)}</caption>
<tbody><tr><th scope="row">${heading}</th><td class="category">${symbol}${category}</td></tr>
${criteria.map((one) => html`<tr><th scope="row">${one.text}:</th><td>${answer(one)}</td></tr>`)}</tbody></table></div>
`;
}

/** What no reader may overlook: a heading and what it says. */
export const boxHtml = ({ heading, items }: BoxBlock): Html =>
  html`<div class="box"><p><strong>${heading}</strong></p><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></div>
`;
