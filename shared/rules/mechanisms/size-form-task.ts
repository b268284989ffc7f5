import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import type { SizeFormTaskClause } from '../schema/clauses/size-form-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 按人数定组织形式: the form of organisation must fit the number of full members; where bands share an edge either fits. */
export const sizeFormTask: Mechanism<SizeFormTaskClause> = {
  name: 'size-form-task',
  compile: ({ forms }, { labels }) => {
    const fits = (form: string, members: number) => {
      const band = forms[form]
      return band !== undefined && members >= band.from && members <= (band.to ?? members)
    }
    return compileTaskLimb({
      fields: ['form', 'full_members'],
      kinds: ['org', 'measure'],
      asks: '组织形式与正式党员人数相符',
      passes: (fact, reading) => {
        const form = fact.form ?? ''
        if (!(form in forms)) {
          throw new AppError('unknown-level', `没有“${form}”这种组织形式，可用：${Object.keys(forms).join('、')}`)
        }
        const members = parseCount(fact.full_members)
        const fitting = Object.keys(forms).filter((one) => fits(one, members))
        if (fitting.length > 1) reading.flag(`size-overlap:${members}`)
        const words = fitting.map((one) => labels[one] ?? one).join('或') || '不单独设立'
        reading.remark(`正式党员 ${members} 人，应为${words}，现为${labels[form] ?? form}`)
        return fitting.includes(form)
      },
    })
  },
}
