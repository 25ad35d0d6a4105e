// Makes what pages load: node samenspel/ui/build.mjs [--watch]
//
// The rooms' style sheets become one sheet, ui/js/page.js one script, every island a script of its own; each gets
// a digest in its name, so browsers may keep it for ever. manifest.json tells templatetags/built.py which is which.

import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import { makeFonts, makeSheetFonts } from './build_fonts.mjs'

const UI = dirname(fileURLToPath(import.meta.url))
const ROOMS = dirname(UI)
const PACKAGES = join(dirname(ROOMS), 'node_modules')
const FONTS = join(PACKAGES, '.cache', 'samenspel-fonts')
const BUILT = join(UI, 'static', 'built')
const A_DAY = 24 * 3600 * 1000
const MANIFEST = join(BUILT, 'manifest.json')

// House styles of others, to see our pages in; only where the development packages are installed.
const THEMES = {
  ma: '@nl-design-system-community/ma-design-tokens',
  voorbeeld: '@nl-design-system-unstable/voorbeeld-design-tokens',
}

const inFolder = (folder, keep) => (existsSync(folder) ? readdirSync(folder).filter(keep).sort() : [])
const inRooms = (find) => readdirSync(ROOMS).sort().flatMap((room) => find(room, join(ROOMS, room, 'static', room)))
const isSheet = (name) => name.endsWith('.css')
const asImport = (path, layer) => `@import ${JSON.stringify(path)}${layer ? ` layer(${layer})` : ''};`

/** One style sheet naming all others in the order of their layers. */
function sheet() {
  const css = join(UI, 'static', 'ui', 'css')
  const ours = (name) => join(css, `${name}.css`)
  const components = inFolder(join(css, 'components'), isSheet).map((name) => join(css, 'components', name))
  const rooms = inRooms((_room, folder) => inFolder(folder, isSheet).map((name) => join(folder, name)))
  return [
    asImport(ours('layers')),
    asImport(ours('fonts')),
    asImport(ours('tokens'), 'tokens'),
    asImport(ours('base'), 'base'),
    asImport(ours('layout'), 'layout'),
    ...components.map((path) => asImport(path, 'components')),
    ...rooms.map((path) => asImport(path, 'room')),
    asImport(ours('print'), 'print'),
  ].join('\n')
}

/** Scripts by the name templates call them: "page", and "<room>/<island>". */
function scripts() {
  const islands = inRooms((room, folder) =>
    inFolder(folder, (name) => existsSync(join(folder, name, 'main.js'))).map((name) => ({
      out: `${room}/${name}`,
      in: join(folder, name, 'main.js'),
    })),
  )
  return [{ out: 'page', in: join(UI, 'static', 'ui', 'js', 'page.js') }, ...islands]
}

/** Lets the sheet be made afresh each time (a new file counts), and finds the fonts it asks for. */
const ourFiles = {
  name: 'our-files',
  setup(build) {
    build.onResolve({ filter: /^sheet$/ }, () => ({ path: 'page.css', namespace: 'sheet' }))
    build.onLoad({ filter: /.*/, namespace: 'sheet' }, () => ({
      contents: sheet(),
      loader: 'css',
      resolveDir: ROOMS,
      watchDirs: [join(UI, 'static', 'ui', 'css', 'components'), ...inRooms((_room, folder) => [folder]).filter(existsSync)],
    }))
    build.onResolve({ filter: /^fonts:/ }, ({ path }) => ({ path: join(FONTS, path.slice('fonts:'.length)) }))
    build.onEnd((result) => (result.errors.length ? undefined : finish(result.metafile)))
  },
}

/** Packs the files small, writes the manifest last, and clears what is not in it. */
async function finish(metafile) {
  const built = Object.entries(metafile.outputs).filter(([path]) => !path.endsWith('.map'))
  const manifest = { files: {}, made: [] }
  for (const [path, output] of built) {
    const name = relative(BUILT, path).split(sep).join('/')
    manifest.made.push(name)
    const called = calledName(name, output)
    if (called) manifest.files[called] = `built/${name}`
    if (/\.(css|js)$/.test(name)) await pack(path)
  }
  await copyThemes()
  await writeFile(`${MANIFEST}.new`, JSON.stringify(manifest, null, 1))
  await rename(`${MANIFEST}.new`, MANIFEST)
  await clear(new Set(manifest.made))
  console.log(`Built ${manifest.made.length} files in ${relative(process.cwd(), BUILT)}.`)
}

/** "page.css", "page", "networks/map", "fonts/text-latin"; nothing for a shared chunk. */
function calledName(name, output) {
  const plain = name.replace(/-[A-Z0-9]{8}\./, '.')
  if (plain.endsWith('.woff2')) return plain.replace('.woff2', '')
  if (plain.endsWith('.css')) return plain
  return output.entryPoint ? plain.replace(/\.js$/, '') : undefined
}

async function pack(path) {
  const content = await readFile(path)
  await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }))
  await writeFile(`${path}.br`, brotliCompressSync(content))
}

async function copyThemes() {
  for (const [name, from] of Object.entries(THEMES)) {
    for (const file of ['theme.css', join('color-scheme-dark', 'theme.css')]) {
      const source = join(PACKAGES, from, 'dist', file)
      if (!existsSync(source)) continue
      await mkdir(dirname(join(BUILT, 'themes', name, file)), { recursive: true })
      await copyFile(source, join(BUILT, 'themes', name, file))
    }
  }
}

/** Removes files of earlier builds; not those of the last day, which a running server may still name in its pages. */
async function clear(keep) {
  for (const entry of await readdir(BUILT, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name)
    const name = relative(BUILT, path).split(sep).join('/').replace(/\.(gz|br)$/, '')
    if (entry.isFile() && /-[A-Z0-9]{8}\./.test(basename(name)) && !keep.has(name) && (await isOld(path))) await rm(path)
  }
}

const isOld = async (path) => Date.now() - (await stat(path)).mtimeMs > A_DAY

await mkdir(BUILT, { recursive: true })
await makeFonts(PACKAGES, FONTS)
await makeSheetFonts(PACKAGES, join(BUILT, 'sheets'))
const options = {
  entryPoints: [...scripts(), { out: 'page', in: 'sheet' }],
  outdir: BUILT,
  absWorkingDir: dirname(ROOMS),
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
  minify: true,
  metafile: true,
  entryNames: '[dir]/[name]-[hash]',
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'fonts/[name]-[hash]',
  loader: { '.woff2': 'file' },
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [ourFiles],
}
if (process.argv.includes('--watch')) {
  const watching = await esbuild.context(options)
  await watching.watch()
} else {
  await esbuild.build(options)
}
