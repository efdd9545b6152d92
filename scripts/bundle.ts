/**
 * The bundle that a deploy uploads: what shoppers load first, and beside it what is loaded when it is asked for (the admin,
 * the API, passwords, files). wrangler runs this before it starts or deploys the Worker ([build] in wrangler.toml).
 *
 * node scripts/bundle.ts
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { buildAssets } from './assets.ts'
import { putFolder } from './outputs.ts'

/** Also in wrangler.toml, as the folder of `main`. */
const BUNDLE = 'dist/worker'
/** In wrangler.toml too. */
export const EXTENSION = '.worker.mjs'
const ENTRY = 'workers/index.ts'

/** The messages of zod in sixty languages, a sixth of the bundle: Stoa words its refusals itself (workers/http/wording.ts). */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup: (esbuild) => {
    const filter = /^\.\.\/locales\/index\.js$/
    esbuild.onResolve({ filter }, ({ path, importer }) =>
      /[\\/]zod[\\/]v4[\\/]/.test(importer) ? { path, namespace: 'without-locales' } : undefined,
    )
    esbuild.onLoad({ filter, namespace: 'without-locales' }, () => ({ contents: 'export {}' }))
  },
}

/**
 * Parts of the library that draws invoices which no invoice reaches, a third of it: the measures of the letters that every
 * reader of PDF has (Stoa embeds its own; whoever asks for one of those is refused by the library), the reader of SVG,
 * what unpacks WOFF2, with a dictionary of seventy kilobytes (Stoa's own letters are WOFF), the ciphers of documents with a
 * password, what reads pages, what makes pictures smaller, a table of colours, and two thousand names of HTML where five signs are escaped.
 */
const withoutUnusedPdf: Plugin = {
  name: 'without-unused-pdf',
  setup: (esbuild) => {
    const namespace = 'without-unused-pdf'
    const modules = [
      'node-html-better-parser',
      'html-entities',
      String.raw`(\.\./){1,2}(core/)?crypto\.js`,
      String.raw`\./extraction/extractPageContents\.js`,
      String.raw`\./quantize\.js`,
      String.raw`\./srgbProfile\.js`,
      String.raw`brotli/decompress\.js`,
      String.raw`\./(Courier|Helvetica|Times|Symbol|ZapfDingbats)[\w-]*\.compressed\.json`,
    ]
    const filter = new RegExp(`^(${modules.join('|')})$`)
    esbuild.onResolve({ filter }, ({ path, importer }) =>
      /[\\/]@cantoo[\\/](pdf-lib|fontkit)[\\/]/.test(importer) ? { path, namespace } : undefined,
    )
    esbuild.onLoad({ filter, namespace }, () => ({
      contents: `
        const leftOut = () => { throw new Error('left out by scripts/bundle.ts') }
        const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
        export const NodeType = {}
        export const parse = leftOut
        export const extractPageContents = leftOut
        export { leftOut as quantize, leftOut as getDefaultSRGBProfile }
        export const encode = (text) => String(text).replace(/[&<>"']/g, (sign) => signs[sign])
        class LeftOut { constructor() { leftOut() } }
        export { LeftOut as CipherTransformFactory }
        export { LeftOut as AES128Cipher, LeftOut as AES256Cipher, LeftOut as ARCFourCipher }
        export { leftOut as calculateMD5, leftOut as encodeRevision6Password }
        export class PDF20 {}
        export default ''`,
    }))
  },
}

/**
 * What reads chains of certificates, a third of passkeys. The shop asks nobody's authenticator for one (`attestation: "none"`, WebAuthn
 * 5.4.7): browsers leave them out, and a registration that brings one all the same is refused.
 */
const withoutCertificates: Plugin = {
  name: 'without-certificates',
  setup: (esbuild) => {
    const filter = /^@peculiar\/(x509|asn1-android|asn1-rsa)$/
    esbuild.onResolve({ filter }, ({ path, importer }) =>
      /[\\/]@simplewebauthn[\\/]server[\\/]/.test(importer) ? { path, namespace: 'without-certificates' } : undefined,
    )
    esbuild.onLoad({ filter, namespace: 'without-certificates' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** @param entry another Worker than the shop @returns what was built, by path from here, and what each part imports */
export const buildBundle = (folder = BUNDLE, entry = ENTRY): Promise<Metafile['outputs']> =>
  buildModules(folder, { index: entry })

/** @param entries modules that can be imported, by the names that they get in the folder */
export const buildModules = async (
  folder: string,
  entries: Readonly<Record<string, string>>,
): Promise<Metafile['outputs']> => {
  const { metafile, outputFiles } = await build({
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    // So that the rule of wrangler.toml means these, and no module of a package.
    outExtension: { '.js': EXTENSION },
    format: 'esm',
    target: 'es2024',
    // As wrangler resolves; what the platform has itself stays outside.
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.sql': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    // A third less to load at a cold start; errors are read with the source maps.
    minify: true,
    sourcemap: 'linked',
    legalComments: 'none',
    metafile: true,
    plugins: [withoutLocales, withoutUnusedPdf, withoutCertificates],
    write: false,
    logLevel: 'warning',
  })
  putFolder(folder, new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])))
  return metafile.outputs
}

/** The modules of a built bundle, the Worker itself first, as Miniflare takes them. */
export const modulesOf = (folder = BUNDLE) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .toSorted((one, other) => Number(other === `index${EXTENSION}`) - Number(one === `index${EXTENSION}`))
    .map((name) => ({ type: 'ESModule' as const, path: name, contents: readFileSync(`${folder}/${name}`, 'utf8') }))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildAssets()
  await buildBundle()
}
