export default definePageConfig({ navigationBarTitleText: '意见与答复', enablePullDownRefresh: true })
