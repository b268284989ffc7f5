import { pages, subPackages } from './app/pages'
import { vantTags } from './ui/native/vant-components'

export default defineAppConfig({
  pages,
  subPackages,
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '先锋堡垒',
    backgroundTextStyle: 'dark',
    backgroundColor: '#F5F3F0',
  },
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
  usingComponents: process.env.TARO_ENV === 'weapp' ? vantTags : {},
})
