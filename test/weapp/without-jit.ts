import * as z from 'zod'

// Phones forbid `new Function`; zod must know before its first schema is made.
z.config({ jitless: true })
