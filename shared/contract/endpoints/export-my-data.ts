import { defineEndpoint, fileAnswer } from '../endpoint'

export const exportMyData = defineEndpoint({
  name: 'exportMyData',
  method: 'get',
  path: '/mine/data/export',
  summary: '导出关于本人的全部资料',
  who: 'signed-in',
  output: () => fileAnswer('application/json'),
  errors: [],
})
