export default definePageConfig({ navigationBarTitleText: '支部堡垒指数', enablePullDownRefresh: true })
