/** Why a backend cannot be used, in one line, from what ONNX Runtime threw. */
export function deviceFault(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (/Failed to get a WebGPU adapter/i.test(text)) {
    return 'no adapter was found (a Vulkan, Metal or Direct3D 12 driver is needed; on Linux also libvulkan.so.1)'
  }
  if (/providers_cuda|ExecutionProvider_Cuda|provider.*cuda|backend.*cuda|providers_shared/i.test(text)) {
    return "ONNX Runtime's CUDA provider could not be loaded (libonnxruntime_providers_cuda.so beside onnxruntime-node's library, with the CUDA libraries it needs)"
  }
  // ONNX Runtime puts its source's file, line and function before what went wrong.
  const line = text.replace(/\s+/g, ' ').replace(/^.* was false\. /, '')
  return line.length > 300 ? `${line.slice(0, 300)} ...` : line
}
