export default definePageConfig({ navigationBarTitleText: '支部要做的事', enablePullDownRefresh: true })
