/** Where the API answers; set when the build is made. */
declare const API_URL: string

declare module '*.scss'
