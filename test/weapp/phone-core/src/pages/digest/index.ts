import { digestRows } from '../../../../digest-rows'

declare const wx: { offer(what: Readonly<Record<string, unknown>>): void }

// Whoever runs the build listens on `wx` for what the page can do.
wx.offer({
  digestRows,
  globals: () => [typeof process, typeof Buffer, typeof TextEncoder].join(),
  evaluate: () => new Function('return 1')(),
})

/** A page with nothing to see: it only brings the core through the mini-program's own build. */
export default function Digest() {
  return null
}
