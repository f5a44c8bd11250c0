/** Width of a text in points, in the font of the cells. */
export type Measure = (text: string) => number;

/** Different words remembered with their widths; names and addresses come again and again. */
const REMEMBERED = 5000;
/** A cell that would need more ends with an ellipsis. */
const MOST_LINES = 20;

/** Measures each word once for as long as it is remembered. */
export function remembering(measure: Measure): Measure {
  const widths = new Map<string, number>();
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) {
      if (widths.size >= REMEMBERED) widths.clear();
      widths.set(text, (width = measure(text)));
    }
    return width;
  };
}

/** What is seen nowhere and turns what is seen: marks of direction, joiners, half characters. */
const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Nothing in a text hides or turns round what stands beside it: such a mark is printed as a sign. Soft hyphens are none. */
const plain = (text: string): string => text.replaceAll('\u00ad', '').replace(UNSEEN, '\ufffd');

/** The text in lines no wider than `width`: broken at spaces, a longer word wherever it must be. */
export function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  const space = measure(' ');
  let [line, used] = ['', 0];
  for (const word of plain(text)
    .split(/[\s\u0000-\u001f\u007f-\u009f]+/)
    .flatMap((each) => broken(each, width, measure))) {
    const wide = measure(word);
    if (line !== '' && used + space + wide > width) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    [line, used] = line === '' ? [word, wide] : [`${line} ${word}`, used + space + wide];
  }
  if (line !== '') lines.push(line);
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), '…'];
}

/** A word in pieces that fit; most are one. */
function broken(word: string, width: number, measure: Measure): string[] {
  if (word === '') return [];
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let [piece, used] = ['', 0];
  for (const sign of word) {
    const wide = measure(sign);
    if (piece !== '' && used + wide > width) {
      pieces.push(piece);
      [piece, used] = ['', 0];
    }
    piece += sign;
    used += wide;
  }
  return [...pieces, piece];
}
