/**
 * Moves labels along a line until none is nearer than `gap` to the next, keeping their order, staying
 * inside `[low, high]` where there is room, and moving each as little as its neighbours allow.
 *
 * Labels that touch become one block whose middle is the mean of what its labels wished for (pool
 * adjacent violators). Cost: linear in the number of labels after sorting.
 *
 * @param wished where each label would like to be
 * @returns where each label goes, in the order given
 */
export function spreadLabels(wished: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
  const blocks: { sum: number; count: number }[] = [];
  order.forEach((index, rank) => {
    blocks.push({ sum: wished[index] - rank * gap, count: 1 });
    while (blocks.length > 1 && middle(blocks[blocks.length - 2]) > middle(blocks[blocks.length - 1]))
      mergeLast(blocks);
  });
  const places = blocks.flatMap((block) => Array.from({ length: block.count }, () => middle(block)));
  const room = Math.max(low, high - (wished.length - 1) * gap);
  const result = new Array<number>(wished.length);
  order.forEach((index, rank) => {
    result[index] = Math.min(Math.max(places[rank], low), room) + rank * gap;
  });
  return result;
}

function middle(block: { sum: number; count: number }): number {
  return block.sum / block.count;
}

function mergeLast(blocks: { sum: number; count: number }[]): void {
  const last = blocks.pop();
  const previous = blocks[blocks.length - 1];
  if (last === undefined) return;
  previous.sum += last.sum;
  previous.count += last.count;
}
