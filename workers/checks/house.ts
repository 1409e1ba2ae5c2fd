import { cycleFaults } from '#workers/checks/cycle-rule.ts'
import { layerFaults } from '#workers/checks/layer-rule.ts'
import { purityFaults } from '#workers/checks/purity-rule.ts'
import { readTree } from '#workers/checks/read-tree.ts'
import { barrelFaults, sizeFaults } from '#workers/checks/shape-rules.ts'
import { machinePathFaults, silencedTypeFaults, skippedTestFaults } from '#workers/checks/text-rules.ts'
import { projectRoot } from '#workers/database/project.ts'

// The rules of the house that no other tool knows. Prints each fault and ends with exit code 1 if there are any.
const rules = [
  layerFaults,
  purityFaults,
  cycleFaults,
  barrelFaults,
  sizeFaults,
  machinePathFaults,
  skippedTestFaults,
  silencedTypeFaults,
]
const tree = readTree(projectRoot)
const faults = rules.flatMap(rule => rule(tree))
for (const fault of faults) console.error(fault)
console.log(faults.length === 0 ? `${tree.size} files keep the rules of the house` : `${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
