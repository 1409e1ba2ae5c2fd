/**
 * Keeps what was asked for last, up to a number of bytes in all.
 * @template T
 */
export class ByteShelf {
  /** @type {Map<string, { value: T, bytes: number }>} */
  #kept = new Map()
  #bytes = 0
  #most

  /** @param {number} most bytes kept at most */
  constructor(most) {
    this.#most = most
  }

  /** Bytes kept now. */
  get bytes() {
    return this.#bytes
  }

  /**
   * What is kept under the key, which becomes the one asked for last.
   * @param {string} key
   * @returns {T | undefined}
   */
  get(key) {
    const entry = this.#kept.get(key)
    if (!entry) return undefined
    // A map lists its keys in the order they were set.
    this.#kept.delete(key)
    this.#kept.set(key, entry)
    return entry.value
  }

  /**
   * Keeps a value of that many bytes; those asked for longest ago make room. One that is too large alone is not kept.
   * @param {string} key
   * @param {T} value
   * @param {number} bytes
   */
  set(key, value, bytes) {
    this.#drop(key)
    if (bytes > this.#most) return
    this.#kept.set(key, { value, bytes })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return
      this.#drop(oldest)
    }
  }

  /** @param {string} key */
  #drop(key) {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0
    this.#kept.delete(key)
  }
}
