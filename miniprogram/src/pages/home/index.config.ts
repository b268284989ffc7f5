export default definePageConfig({ navigationBarTitleText: '先锋堡垒', enablePullDownRefresh: true })
