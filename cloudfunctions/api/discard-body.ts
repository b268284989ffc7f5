/** Whoever sends more than this after all is cut off. */
const MOST_DISCARDED = 32 * 1024 * 1024

/**
 * Lets a refused request come to its end without keeping what it sends. A client that is answered and cut off in the
 * middle of its sending loses the answer with the connection, and learns of no refusal.
 */
export async function discardBody(request: Request): Promise<void> {
  if (request.bodyUsed || request.body === null || request.body.locked) return
  const reader = request.body.getReader()
  let left = MOST_DISCARDED
  try {
    for (let read = await reader.read(); !read.done && left > 0; read = await reader.read()) {
      left -= read.value.byteLength
    }
  } catch {
    // It broke off by itself: there is nobody to answer.
  }
}
