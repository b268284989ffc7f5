import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** A Chromium and the environment it wants. */
interface Browser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const UNPACKED = path.resolve(__dirname, '../../../node_modules/.cache/browser')

/** The browser to test with: the one `CHROME` names, one that is installed, or the one that came as an npm package. */
export function findBrowser(): Browser {
  const own = [process.env.CHROME ?? '', ...INSTALLED].find((file) => file !== '' && existsSync(file))
  if (own !== undefined && process.env.PIONEER_BROWSER_SOURCE !== 'package') return { executablePath: own, env: {} }
  if (process.platform !== 'linux') throw new Error('找不到 Chrome：请安装，或用 CHROME 指出它的位置')
  if (!existsSync(UNPACKED)) unpack()
  return {
    executablePath: path.join(UNPACKED, 'chromium'),
    // A bare machine has neither the libraries nor a font; both are in the package.
    env: {
      LD_LIBRARY_PATH: path.join(UNPACKED, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(UNPACKED, 'fonts'),
    },
  }
}

/**
 * The package unpacks into the folder for temporary files, and its libraries only where it believes to be in Lambda;
 * a process of its own keeps both beliefs from this one. What an interruption leaves is never taken for the whole.
 */
function unpack(): void {
  mkdirSync(path.dirname(UNPACKED), { recursive: true })
  const folder = mkdtempSync(`${UNPACKED}-`)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['-e', 'require(process.argv[1]).executablePath()', require.resolve('@sparticuz/chromium')],
    { env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }, encoding: 'utf8' },
  )
  if (status !== 0) {
    rmSync(folder, { recursive: true })
    throw new Error(`the packaged browser did not unpack\n${stderr}`)
  }
  try {
    renameSync(folder, UNPACKED)
  } catch (error) {
    // Suites that begin side by side on a fresh clone both unpack; the first one's is as good.
    if (!existsSync(UNPACKED)) throw error
    rmSync(folder, { recursive: true })
  }
}
