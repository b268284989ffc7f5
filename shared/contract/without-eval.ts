import * as z from 'zod'

/**
 * Import this first on the phone: zod otherwise tries `new Function`, which WeChat forbids, when the first object schema
 * is made. The server leaves it out, because the compiled checks are faster.
 */
z.config({ jitless: true })
