import type { Random } from './random'

const SURNAMES = [
  ...'林苏何周程顾叶陆宋沈许方江温秦梁谢唐韩冯邓曹彭曾萧田董袁潘蒋蔡余杜魏丁姜范汪卢金石邹孟龙段雷侯贺龚文',
]
const FIRST = [...'知映望行若南清怀以砚嘉既月如承书景明思予星云沐泽修远宁静安亦辰屿棠舒和澄朗霁延启初']
const SECOND = [...'远雪舒之谷乔和瑾宁秋木白川言洲航岚亭溪野竹朔川林屿禾然晴章尧珩越霖帆桐昀潇澜峤筠']

/** Invents names that nobody in the city shares, but for one pair of namesakes: every office has one. */
export function inventNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    const second = random.chance(0.12) ? '' : random.pick(SECOND)
    names.add(`${random.pick(SURNAMES)}${random.pick(FIRST)}${second}`)
  }
  const invented = [...names]
  return invented.map((name, index) => (index === Math.floor(count / 2) ? (invented[index - 7] ?? name) : name))
}
