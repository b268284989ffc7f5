export default definePageConfig({ navigationBarTitleText: '党费登记', enablePullDownRefresh: true })
