import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface Fonts {
  regular: string;
  bold: string;
}

/** Files of the fonts that are embedded: Latin, Greek and Cyrillic with all accents, in a narrow cut. */
export function fontsOf(home: string): Fonts {
  const { resolve } = createRequire(join(home, 'package.json'));
  const file = (name: string): string => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
  return { regular: file('DejaVuSansCondensed'), bold: file('DejaVuSansCondensed-Bold') };
}
