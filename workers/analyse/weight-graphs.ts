import { createGraph, finish, input, int64s, operator, operators, output } from '#lib/model/onnx/graph.ts'

/**
 * An ONNX graph of token-direct input effects W_E[v] . w_in. Inputs: `w_in` [n, dModel], the neurons' folded columns as rows;
 * `w_e` [vocab, dModel]; `inverse` [vocab], 1 / length of each embedding row. Outputs: `top_values`, `top_ids`, `low_values`,
 * `low_ids` [n, k], the strongest effects of either sign, strongest first; `near_value`, `near_id` [n, 1], the largest
 * effect by `inverse` and its token; `effects` [n, vocab] themselves.
 */
export function buildInputEffectGraph(dModel: number, vocabSize: number, k: number): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const rows = input(graph, 'w_in', 'float32', ['n', dModel])
  const embedding = input(graph, 'w_e', 'float32', [vocabSize, dModel])
  const inverse = input(graph, 'inverse', 'float32', [vocabSize])
  const effects = operator(graph, 'Gemm', [rows, embedding], {
    attributes: { transB: { int: 1 } },
    name: 'effects',
  })
  output(graph, 'effects', 'float32', ['n', vocabSize])
  const cosines = operator(graph, 'Mul', [effects, inverse])
  const ends = (values: string, count: number, largest: number, valueName: string, idName: string) => {
    const found = operators(graph, 'TopK', [values, int64s(graph, [count])], 2, {
      attributes: { axis: { int: 1 }, largest: { int: largest }, sorted: { int: 1 } },
    })
    operator(graph, 'Identity', [found[0]], { name: valueName })
    operator(graph, 'Identity', [found[1]], { name: idName })
    output(graph, valueName, 'float32', ['n', count])
    output(graph, idName, 'int64', ['n', count])
  }
  ends(effects, k, 1, 'top_values', 'top_ids')
  ends(effects, k, 0, 'low_values', 'low_ids')
  ends(cosines, 1, 1, 'near_value', 'near_id')
  return finish(graph)
}

/** An ONNX graph of a . b for `a` [n, inner] and `b` [inner, columns]; output `product` [n, columns]. */
export function buildProductGraph(inner: number, columns: number): Uint8Array<ArrayBuffer> {
  const graph = createGraph()
  const a = input(graph, 'a', 'float32', ['n', inner])
  const b = input(graph, 'b', 'float32', [inner, columns])
  operator(graph, 'MatMul', [a, b], { name: 'product' })
  output(graph, 'product', 'float32', ['n', columns])
  return finish(graph)
}
