/** Pages of the main package; the first is where the app opens. */
export const pages = ['pages/home/index', 'pages/mine/index', 'pages/log-in/index']

/** Packages that are fetched when first needed. */
export const subPackages: { root: string; name: string; pages: string[] }[] = []
