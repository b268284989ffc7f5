import { AppError } from '../../../shared/values/app-error'
import { parseCivilDate } from '../../../shared/values/civil-date'
import { parseCityId } from '../../../shared/values/ids'
import { foundFirstCity } from '../found-first-city'

const USAGE =
  '用法：DATABASE_URL=… npm run --silent found-city -- <城市编号> <市名> <工委名> <首位工作人员姓名> <入党日期>'

/** `npm run found-city`: the first step in a deployed database. */
async function main([cityId, name, worksCommittee, founder, joinedOn]: readonly string[]): Promise<void> {
  const { DATABASE_URL: url } = process.env
  if (!url || !cityId || !name || !worksCommittee || !founder || !joinedOn) throw new AppError('bad-request', USAGE)
  const { inviteCode, expiresAt } = await foundFirstCity(url, {
    cityId: parseCityId(cityId),
    name,
    worksCommittee,
    founder: { name: founder, joinedOn: parseCivilDate(joinedOn) },
  })
  process.stdout.write(`${name}已建立。${founder}在小程序里用邀请码 ${inviteCode} 和姓名绑定微信，`)
  process.stdout.write(`${new Date(expiresAt).toISOString()} 前有效，只用一次。\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A driver's own message may hold the address; ours do not.
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  process.stderr.write(error instanceof AppError ? `${error.message}\n` : `没有建成（${code}），请核对地址和城市编号\n`)
  process.exitCode = 1
})
