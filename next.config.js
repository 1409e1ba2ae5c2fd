/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['pg', 'onnxruntime-node'],
  poweredByHeader: false,
  // Hashing a page for its tag costs as much as everything else a cached answer needs.
  generateEtags: false,
  // Pages of published runs are rendered once and then live in memory; a page is about 0.3 MB there.
  cacheMaxMemorySize: 256 * 1024 * 1024,
  experimental: {
    // On disk they would outlive the database they were read from.
    isrFlushToDisk: false,
  },
}
