import { keptAnswer } from '#app/api/kept-answer.ts'
import { documentPassage } from '#components/neuron/document-passage.ts'
import { parseDocumentRequest } from '#lib/address/document-request.ts'
import { readDocument } from '#lib/queries/document.ts'
import { readNeuronDocument } from '#lib/queries/neuron-document.ts'

interface Context {
  params: Promise<{ corpus: string; ordinal: string }>
}

/**
 * `GET /api/document/{corpus}/{ordinal}`: a document with its source, as JSON. With `run`, `model`, `at` (layer/neuron) and
 * optionally `token` it is the document as that neuron saw it, as a piece of HTML. 400 for a request that is none, 404 for what
 * does not exist, each with one line.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { corpus, ordinal } = await params
  const asked = parseDocumentRequest(ordinal, new URL(request.url).searchParams)
  if ('problem' in asked) return keptAnswer(asked.problem, 'text/plain', 400)
  if (!asked.neuron) {
    const document = await readDocument(corpus, asked.ordinal)
    return document
      ? keptAnswer(JSON.stringify(document), 'application/json')
      : keptAnswer(`no document ${ordinal} in a corpus ${corpus}`, 'text/plain', 404)
  }
  const found = await readNeuronDocument(corpus, asked.ordinal, asked.neuron)
  return found
    ? keptAnswer(documentPassage(found, asked.neuron.token), 'text/html')
    : keptAnswer(`no document ${ordinal} of corpus ${corpus} under that neuron of that run`, 'text/plain', 404)
}
