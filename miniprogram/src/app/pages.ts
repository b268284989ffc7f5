/** Pages of the main package; the first is where the app opens. */
export const pages = [
  'pages/home/index',
  'pages/my-index/index',
  'pages/mine/index',
  'pages/log-in/index',
  'pages/log/index',
  'pages/records/index',
  'pages/record/index',
  'pages/notices/index',
  'pages/notice/index',
  'pages/activity/index',
  'pages/complaint/index',
  'pages/complaints/index',
  'pages/duties/index',
  'pages/my-data/index',
  'pages/my-dues/index',
]

/** Packages that are fetched when first needed; a page's path is its package's root and its own. */
export const subPackages = [
  {
    root: 'packages/secretary',
    name: 'secretary',
    pages: [
      'branch-index/index',
      'approvals/index',
      'activities/index',
      'activity/index',
      'open-activity/index',
      'dues/index',
    ],
  },
  {
    root: 'packages/committee',
    name: 'committee',
    pages: ['standings/index', 'notices/index', 'notice/index', 'office/index', 'roster/index'],
  },
]
