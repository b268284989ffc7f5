export default definePageConfig({ navigationBarTitleText: '等次', enablePullDownRefresh: true })
