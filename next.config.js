/** @type {import('next').NextConfig} */
export default {
  serverExternalPackages: ['pg', 'onnxruntime-node'],
  poweredByHeader: false,
}
