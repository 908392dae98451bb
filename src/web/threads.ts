import type { BatchResult, BatchTask, MapBatches } from "../worlds/batch.ts";
import { addMoments, emptyMoments } from "../worlds/statistics/moments.ts";

/** Simulates a few worlds: in this thread, or in another that answers later. */
export type Lane = (task: BatchTask) => Promise<BatchResult>;

/** Worlds that a lane takes at a time: few, so that a newer question need not wait and two threads end together. */
const AT_A_TIME = 10;

/** A batch of which some worlds are still out. */
interface OpenBatch {
  readonly task: BatchTask;
  readonly place: number;
  readonly pieces: BatchResult[];
  left: number;
}

/**
 * Runs batches over lanes, a few worlds at a time: each lane takes the next when it has done one. Every world is the same
 * whoever simulates it. Sums over the worlds of a batch, which nothing on the page reads, are joined piece by piece, so
 * that their last bits need not be those of the command line.
 */
export function mapOverLanes(lanes: readonly Lane[]): MapBatches {
  return async (tasks, onDone, signal, onFailed) => {
    const queue = piecesOf(tasks);
    const work = async (lane: Lane): Promise<void> => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        signal?.throwIfAborted();
        const { batch, piece, at } = next.value;
        try {
          batch.pieces[at] = await lane(piece);
        } catch (error) {
          if (onFailed === undefined) throw error;
          onFailed(error, batch.place);
          continue;
        }
        if (--batch.left === 0) onDone(joined(batch), batch.place);
      }
    };
    await Promise.all(lanes.map(work));
    signal?.throwIfAborted();
  };
}

interface Piece {
  readonly batch: OpenBatch;
  readonly piece: BatchTask;
  /** Its place among those of the batch. */
  readonly at: number;
}

function* piecesOf(tasks: Iterable<BatchTask>): Generator<Piece, undefined> {
  let place = 0;
  for (const task of tasks) {
    const { first, count } = task;
    const many = Math.ceil(count / AT_A_TIME);
    const batch: OpenBatch = { task, place: place++, pieces: [], left: many };
    for (let at = 0; at < many; at++) {
      const from = at * AT_A_TIME;
      const piece = { ...task, first: first + from, count: Math.min(AT_A_TIME, count - from) };
      yield { batch, piece, at };
    }
  }
  return undefined;
}

function joined({ task, pieces }: OpenBatch): BatchResult {
  if (pieces.length === 1) return pieces[0];
  const sums = emptyMoments(pieces[0].counts.length);
  for (const { counts, cellMeans, squares } of pieces) addMoments(sums, counts, cellMeans, squares);
  const doubles = (of: (piece: BatchResult) => Float64Array) => {
    const parts = pieces.map(of);
    return filled(new Float64Array(lengthOf(parts)), parts);
  };
  const values = pieces.map((piece) => piece.values);
  return {
    first: task.first,
    count: task.count,
    values: filled(new Float32Array(lengthOf(values)), values),
    counts: sums.counts,
    cellMeans: sums.means,
    squares: sums.squares,
    means: doubles(({ means }) => means),
    survival: doubles(({ survival }) => survival),
    ledgers: doubles(({ ledgers }) => ledgers),
    accounts: doubles(({ accounts }) => accounts),
    dealings: doubles(({ dealings }) => dealings),
  };
}

function lengthOf(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function filled<Column extends Float32Array | Float64Array>(all: Column, parts: readonly Column[]): Column {
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}
