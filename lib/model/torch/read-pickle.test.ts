import { describe, expect, it } from 'vitest'
import { readPickle } from '#lib/model/torch/read-pickle.ts'

/** The bytes of a text, one a character. */
const bytes = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0))
const read = (body: string) => readPickle(bytes(`\x80\x02${body}.`))
/** BINUNICODE */
const text = (value: string) => `X${String.fromCharCode(value.length)}\0\0\0${value}`
const storage = (kind: string, key: string, length: number) =>
  `(${text('storage')}ctorch\n${kind}\n${text(key)}${text('cpu')}K${String.fromCharCode(length)}tQ`
const rebuild = 'ctorch._utils\n_rebuild_tensor_v2\n'
/** A tensor of 2 x 3 numbers from number 1 of a storage of 8. */
const tensor = `${rebuild}(${storage('FloatStorage', '0', 8)}K\x01K\x02K\x03\x86K\x03K\x01\x86\x89ccollections\nOrderedDict\n)RtR`

describe('readPickle', () => {
  it('reads numbers, texts and what they stand in', () => {
    expect(read(`(K\x07M\x01\x02J\xff\xff\xff\xff\x8a\x02\x00\x01\x8a\x01\xffG\x3f\xe0\0\0\0\0\0\0\x88Nt`)).toEqual({
      kind: 'tuple',
      items: [7, 513, -1, 256, -1, 0.5, true, null],
    })
    const dict = read(`}q\x00(${text('a')}q\x01]q\x02(h\x01K\x02e${text('b')}h\x02u`)
    const list = { kind: 'list', items: ['a', 2] }
    expect(dict).toEqual({
      kind: 'dict',
      items: new Map([
        ['a', list],
        ['b', list],
      ]),
    })
  })

  it('makes records of tensors, parameters and ordered dicts with attributes', () => {
    const wanted = {
      kind: 'tensor',
      storage: { kind: 'storage', key: '0', dtype: 'F32', length: 8 },
      offset: 1,
      shape: [2, 3],
      stride: [3, 1],
    }
    expect(read(tensor)).toEqual(wanted)
    expect(read(`ctorch._utils\n_rebuild_parameter\n(${tensor}\x88NtR`)).toEqual(wanted)
    const metadata = `}${text('_metadata')}}s`
    expect(read(`ccollections\nOrderedDict\n)R(${text('w')}${tensor}u${metadata}b`)).toEqual({
      kind: 'dict',
      items: new Map([['w', wanted]]),
    })
  })

  const evil = `cos\nsystem\n${text('touch /tmp/x')}\x85R`
  const hostile: [string, string, string][] = [
    ['a call of a system function', `}${text('a')}${evil}s`, 'the pickle asks for os.system; only tensors are read'],
    ['one hidden in a tensor', `${rebuild}(${evil}tR`, 'asks for os.system'],
    ['one by two texts', `${text('posix')}${text('system')}\x93`, 'asks for posix.system'],
    ['one under an odd name', `cbuil\x07tins\ne\xffval\n`, 'asks for buil?tins.e?val;'],
    ['one of a very long name', `c${'m'.repeat(5000)}\nf\n`, `asks for ${'m'.repeat(60)}...;`],
    ['a whole module', 'ctorch.nn.modules.linear\nLinear\n)\x81', 'asks for torch.nn.modules.linear.Linear'],
    [
      'a name that stands for no call',
      `ctorch\nFloatStorage\n)R`,
      'the pickle calls a name with a tuple; only tensors',
    ],
    ['a call of a number', 'K\x01)R', 'calls a number with a tuple'],
    [
      'an object made by an instruction',
      `(ios\nsystem\n`,
      'instruction 105, which no file of tensors needs; nothing was run',
    ],
    ['an object of a class', `)\x81`, 'instruction 129'],
    ['attributes of a tensor', `${tensor}}b`, 'puts items into a tensor'],
    ['an ordered dict out of a list', `ccollections\nOrderedDict\n]\x85R`, 'makes an OrderedDict out of something'],
    ['101 values within one another', '('.repeat(101), 'nests deeper than 100'],
    ['a memo of nothing', 'h\x05', 'recalls a value that it did not keep'],
    ['a number of 200 bytes', `\x8a\xc8${'\x01'.repeat(200)}`, 'a whole number of 200 bytes'],
    ['a number beyond 2^53', `\x8a\x08${'\x7f'.repeat(8)}`, 'a whole number beyond 2^53'],
    ['a text longer than the file', 'X\xff\xff\xff\x7fabc', 'cut short'],
    ['a name without an end', 'cos', 'cut short'],
    ['a pop of nothing', '0', 'instruction 48'],
    ['an item of nothing', 's', 'takes more than it put'],
    ['items before the mark', '}(s', 'takes more than it put'],
    ['a tuple without a mark', 't', 'takes more than it put'],
    ['one key twice', `}(${text('a')}N${text('a')}Nu`, 'the key a twice'],
    ['a list as a key', '}]Ns', 'a key is a list'],
    ['a key without a value', '}(K\x01u', 'a key without a value'],
    ['items of a list', ']K\x01K\x02s', 'puts items into a list'],
    ['an item appended to a dict', '}K\x01a', 'appends to a dict'],
    ['values left behind', 'NN', 'leaves values behind'],
    ['a later protocol', '\x80\x06N', 'a protocol after 5'],
    [
      'a storage of another kind',
      `(${text('storage')}K\x01${text('0')}${text('cpu')}K\x01tQ`,
      'in a way that torch.save does not',
    ],
    ['a storage that leads elsewhere', storage('FloatStorage', '../../x', 1), 'a storage "../../x"; wanted a number'],
    ['a tensor beyond its storage', tensor.replace('K\x01K\x02', 'K\x03K\x02'), 'reaches number 8 of a storage of 8'],
    [
      'a tensor of negative size',
      tensor.replace('K\x02K\x03', 'J\xff\xff\xff\xffK\x03'),
      'no valid offset, size and stride',
    ],
    ['a tensor of a tuple', `${rebuild}()K\x00))tR`, 'a tensor is made of a tuple; wanted a storage'],
    ['a parameter of nothing', `ctorch._utils\n_rebuild_parameter\n)R`, 'a parameter is made of nothing'],
  ]
  it.each(hostile)('refuses %s in one line', (_, body, message) => {
    let error = new Error('nothing was thrown')
    try {
      read(body)
    } catch (thrown) {
      error = thrown as Error
    }
    expect(error.message).toContain(message)
    expect(error.message).toMatch(/^torch file: [\x20-\x7e]{1,250}$/)
  })

  it('refuses a list in a list in a list, for ever, without going after it', () => {
    // 100,000 lists, each within the one before: 2 bytes each, and memo entries that share them.
    expect(() => read(`]${']'.repeat(100_000)}${'a'.repeat(100_000)}`)).not.toThrow()
    expect(() => read('N'.repeat(600_000))).toThrow('more than 500000 instructions')
    expect(() => read('}'.repeat(600_000))).toThrow('more than 500000 instructions')
  })

  it('takes a laughing pickle for what it is: a few lists that share one another', () => {
    const doubled = Array.from(
      { length: 60 },
      (_, i) => `]q${String.fromCharCode(i + 1)}(${`h${String.fromCharCode(i)}`.repeat(10)}e`,
    )
    expect(() => read(`]q\x00${doubled.map(list => `${list}`).join('')}${'\x86'.repeat(60)}`)).not.toThrow()
  })
})
