import { type Inline, type ListBlock, textItem } from '../../document/model.js';
import { insert } from '../../template/insert.js';
import { laterMarkdown, text } from '../../template/settings.js';
import type { Insight } from './facts.js';
import { MESSAGE_PLACES, type MessageKind } from './messageKinds.js';
import { messagesOf } from './messages.js';

const KINDS = Object.keys(MESSAGE_PLACES) as MessageKind[];

/** A wording for each kind of sentence, and how the way to its figures is told. */
const MESSAGES = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, laterMarkdown<string>(MESSAGE_PLACES[kind])])),
  see: text('Se'),
  page: text('side {page}'),
};

type Worded = (places: Readonly<Record<string, string>>) => Inline[];

/** The sentences of the first page, each with its page. */
export const messages = insert(MESSAGES, (facts: Insight, settings): ListBlock[] => {
  const words = settings as unknown as Record<MessageKind, Worded> & { see: string; page: string };
  const items = messagesOf(facts).map(({ kind, places, target }) => {
    const [before, after = ''] = words.page.split('{page}');
    const way: Inline[] = [
      { text: ` (${words.see} ` },
      { text: `${before}{page}${after}`, link: `#${target}`, pageOf: target },
      { text: ').' },
    ];
    return textItem([...words[kind](places), ...way]);
  });
  return items.length === 0 ? [] : [{ kind: 'list', ordered: true, items }];
});
