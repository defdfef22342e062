import { html } from '../../formats/html/escape.js';
import { sha256Of } from '../batch/record.js';
import type { Edition } from './published.js';
import { editionPageName, editionStem, editionTitle } from './words.js';

/** A checksum of what an edition says. */
const contentOf = ({ reports }: Edition): string => sha256Of(JSON.stringify(reports));

/** When each edition that a feed tells of was last changed, by its checksum. */
function timesIn(feed: string): ReadonlyMap<string, string> {
  const entries = feed.matchAll(/<category term="([0-9a-f]{64})"\/><updated>([^<]+)<\/updated>/g);
  return new Map([...entries].map(([, sum, time]) => [sum!, time!]));
}

/** A name that stays the same wherever the folder lies (RFC 9562, version 8: from a checksum). */
function identifier(text: string): string {
  const sum = sha256Of(text);
  return `urn:uuid:${sum.slice(0, 8)}-${sum.slice(8, 12)}-8${sum.slice(13, 16)}-a${sum.slice(17, 20)}-${sum.slice(20, 32)}`;
}

/**
 * The editions as an Atom feed (RFC 4287), the newest first.
 * @param before the feed that stood there: an edition that says the same keeps its time.
 * @param now for editions that are new or say something else.
 */
export function feedOf(editions: readonly Edition[], before: string, now: Date): string {
  const times = timesIn(before);
  const entries = editions
    .map((edition) => {
      const sum = contentOf(edition);
      return { edition, sum, updated: times.get(sum) ?? now.toISOString() };
    })
    .sort((a, b) => (a.edition.month < b.edition.month ? 1 : a.edition.month > b.edition.month ? -1 : 0));
  const updated =
    entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? now.toISOString();
  return html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">
<title>Rapporter om beskæftigelsesindsatsen</title>
<id>${identifier('jcreport')}</id>
<updated>${updated}</updated>
<author><name>jcreport</name></author>
<link rel="self" href="feed.xml"/><link rel="alternate" type="text/html" href="index.html"/>
${entries.map(
  ({
    edition,
    sum,
    updated: time,
  }) => html`<entry><title>${editionTitle(edition)}</title><id>${identifier(editionStem(edition))}</id><category term="${sum}"/><updated>${time}</updated><link rel="alternate" type="text/html" href="${editionPageName(edition)}"/><summary>${edition.reports.length === 1 ? '1 rapport' : `${edition.reports.length} rapporter`}</summary></entry>
`,
)}</feed>
`.markup;
}
