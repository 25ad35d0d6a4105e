// Cuts the two families down to what pages show: the letters of Western Europe in one small file each, the other
// Latin letters (names such as Şahin, Łukasz, Kovač) in a second one that loads only where such a letter stands.

import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

const TEXT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const SERIF = '@fontsource-variable/newsreader/files/newsreader'

// Text varies from regular to bold; the serif is one weight, drawn for the sizes of headings.
const FONTS = [
  { name: 'text-latin', from: `${TEXT}-latin-wght-normal`, axes: { wght: { min: 400, max: 700 } } },
  { name: 'text-latin-ext', from: `${TEXT}-latin-ext-wght-normal`, axes: { wght: { min: 400, max: 700 } } },
  { name: 'text-italic-latin', from: `${TEXT}-latin-wght-italic`, axes: { wght: 400 } },
  { name: 'serif-latin', from: `${SERIF}-latin-opsz-normal`, axes: { wght: 430, opsz: 26 } },
  { name: 'serif-latin-ext', from: `${SERIF}-latin-ext-opsz-normal`, axes: { wght: 430, opsz: 26 } },
  { name: 'serif-italic-latin', from: `${SERIF}-latin-opsz-italic`, axes: { wght: 420, opsz: 20 } },
]

// The same two as whole files of one weight, for what typst draws. It takes one file of a family for its letters, so
// a letter beyond these comes from a serif of typst itself.
const SHEETS = [
  { name: 'text', from: `${TEXT}-latin-wght-normal`, axes: { wght: 400 } },
  { name: 'serif', from: `${SERIF}-latin-opsz-normal`, axes: { wght: 430, opsz: 26 } },
  { name: 'serif-italic', from: `${SERIF}-latin-opsz-italic`, axes: { wght: 420, opsz: 20 } },
]

// Printable ASCII, Latin-1, a few letters beyond it, punctuation, euro, arrows and signs.
const LATIN = [
  [0x20, 0x7e], [0xa0, 0xff], [0x131, 0x133], [0x152, 0x153], [0x160, 0x161], [0x178, 0x178], [0x17d, 0x17e],
  [0x2bb, 0x2bc], [0x2c6, 0x2c6], [0x2da, 0x2da], [0x2dc, 0x2dc], [0x2000, 0x2027], [0x202f, 0x2033],
  [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2190, 0x2195], [0x2212, 0x2212], [0x2248, 0x2248],
  [0x2264, 0x2265],
] // prettier-ignore

const letters = LATIN.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)),
).join('')

/** Writes each font of FONTS to ``folder`` as woff2, unless it stands there already. */
export async function makeFonts(packages, folder) {
  for (const font of FONTS) {
    const extended = font.name.endsWith('-ext')
    await make(packages, join(folder, `${font.name}.woff2`), font, extended ? undefined : letters, 'woff2')
  }
}

/** Writes each font of SHEETS to ``folder`` as ttf, which typst reads. */
export async function makeSheetFonts(packages, folder) {
  for (const font of SHEETS) await make(packages, join(folder, `${font.name}.ttf`), font, undefined, 'truetype')
}

async function make(packages, path, { from, axes }, text, targetFormat) {
  const made = (await stat(new URL(import.meta.url))).mtimeMs
  if ((await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs > made) return
  await mkdir(dirname(path), { recursive: true })
  const whole = await readFile(join(packages, `${from}.woff2`))
  const options = { targetFormat, variationAxes: axes, keepAllGlyphs: text === undefined }
  await writeFile(`${path}.new`, await subsetFont(whole, text, options))
  await rename(`${path}.new`, path)
}
