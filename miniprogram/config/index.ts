import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { VANT_COMPONENTS } from '../src/ui/native/vant-components'
import { GlobalWithoutEval } from './global-without-eval'
import { vantCopies } from './vant'

const root = path.resolve(__dirname, '../..')
const packages = path.join(root, 'node_modules')

const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'

/** The app; or a test's own pages, to be compiled as the app is and put elsewhere. */
const { TARO_APP_SOURCES: tested, TARO_APP_OUTPUT: output = path.join(root, 'dist', platform) } = process.env

/** Sources outside `src` that phones cannot run as they are. */
const brought = [
  path.join(root, 'shared'),
  path.join(packages, 'zod'),
  path.join(packages, 'axios'),
  ...(tested === undefined ? [] : [path.join(root, 'test'), path.join(packages, '@noble')]),
]

/**
 * The demo log-in needs no proof, so only the laptop's h5 build has it, unless TARO_APP_DEMO_LOG_IN says otherwise:
 * `on` to point WeChat's developer tools at a laptop, `off` for an h5 build that is deployed.
 */
const demoLogIn = process.env.TARO_APP_DEMO_LOG_IN ?? (platform === 'h5' ? 'on' : 'off')

/** Where the API answers; on h5 the same origin unless said otherwise. */
const apiUrl = process.env.TARO_APP_API_URL ?? (platform === 'h5' ? '' : 'http://127.0.0.1:4100')

/** The part of webpack-chain that is used here. */
interface Chain {
  optimization: { splitChunks(options: { chunks: 'all'; minSize: number }): unknown }
  plugin(name: string): { use(plugin: unknown, options: unknown[]): unknown }
}

/** A module that another one asks for. */
interface Asking {
  /** the folder of whoever asks */
  readonly context: string
  request: string
}

interface Webpack {
  NormalModuleReplacementPlugin: unknown
}

/** What libraries bring and no phone reads: axios's adapters for browsers and Node, zod's sentences in sixty languages. */
const LEFT_OUT = [
  { library: 'axios', asked: /adapters\/adapters\.js$/, instead: 'no-adapters.js' },
  { library: 'zod', asked: /locales\/index\.js$/, instead: 'no-locales.js' },
]

function leaveOut(chain: Chain, webpack: Webpack): void {
  for (const { library, asked, instead } of LEFT_OUT) {
    const replace = (asking: Asking) => {
      if (asking.context.startsWith(path.join(packages, library))) asking.request = path.join(__dirname, instead)
    }
    chain.plugin(instead).use(webpack.NormalModuleReplacementPlugin, [asked, replace])
  }
}

const config: UserConfigExport<'webpack5'> = {
  projectName: 'pioneer-fortress',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: tested ?? 'src',
  outputRoot: path.relative(path.dirname(__dirname), output),
  framework: 'react',
  // Deeper pages are drawn through a component; eight levels keep the templates small.
  baseLevel: 8,
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Taro learns which attributes of a native tag to bind while it compiles: from a cache it would bind none. On h5 to write
  // the cache took a third of a build.
  cache: { enable: false },
  // On ES5 esbuild leaves 63 KB more than terser, which takes five times as long.
  jsMinimizer: platform === 'h5' ? 'esbuild' : 'terser',
  esbuild: { minify: { enable: true, config: { target: 'es2020' } } },
  alias: {
    '@native': path.resolve(__dirname, '../src/ui/native', platform),
    '@choose-account': path.resolve(
      __dirname,
      '../src/pages/log-in',
      demoLogIn === 'on' ? 'choose-account' : 'no-account',
    ),
  },
  defineConstants: {
    API_URL: JSON.stringify(apiUrl),
  },
  copy: {
    patterns:
      platform === 'weapp' && tested === undefined
        ? [
            ...vantCopies(path.join(packages, '@vant/weapp/lib'), path.join(root, 'dist/weapp/vant'), VANT_COMPONENTS),
            { from: path.resolve(__dirname, '../src/sitemap.json'), to: path.join(root, 'dist/weapp/sitemap.json') },
          ]
        : [],
    options: {},
  },
  mini: {
    compile: { include: brought },
    webpackChain(chain: Chain, webpack: Webpack) {
      leaveOut(chain, webpack)
      chain.plugin('global-without-eval').use(GlobalWithoutEval, [])
    },
    // Sizes are in px as the tokens say: they follow the reader's type size, not the width of the screen.
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: brought },
    webpackChain(chain: Chain, webpack: Webpack) {
      leaveOut(chain, webpack)
      // What several pages share is one file: as Taro comes, every page brought its own copy of 80 KB.
      chain.optimization.splitChunks({ chunks: 'all', minSize: 20_000 })
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
  },
}

export default defineConfig<'webpack5'>(config)
