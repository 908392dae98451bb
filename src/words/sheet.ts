/** What is printed for a room, a sheet of paper each, in whatever language. */
export interface Sheet {
  readonly title: string;
  /** Said small under the title. */
  readonly about?: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** To be read aloud as it stands. */
  | { readonly kind: "aloud"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** To be filled in by hand: its rows are high. */
      readonly isForm?: true;
    }
  /** Four to a page, to be cut out. */
  | { readonly kind: "cards"; readonly cards: readonly Card[] };

export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Every text of a sheet, for whoever looks for words. */
export function textsOf({ title, about, blocks }: Sheet): string[] {
  return [title, ...(about === undefined ? [] : [about]), ...blocks.flatMap(textsOfBlock)];
}

function textsOfBlock(block: Block): readonly string[] {
  if (block.kind === "list") return block.items;
  if (block.kind === "table") return [...block.head, ...block.rows.flat()];
  if (block.kind === "cards") return block.cards.flatMap(({ title, lines }) => [title, ...lines]);
  return [block.text];
}
