// A certified OpenID Connect provider with some people, for tests: node provider.js PORT PEOPLE
// PEOPLE is JSON: what each login name's id_token says beside the name's own `sub`.
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'

const [port, people] = [Number(process.argv[2]), JSON.parse(process.argv[3])]
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const client = (id) => ({
  client_id: id,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/'],
})
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [client('enplan'), client('another-program')],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
  claims: { openid: ['sub'], profile: ['name', 'unit'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['for tests'] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
})
provider.listen(port, '127.0.0.1', () => console.log('ready'))
// Whoever started it holds its standard input: when they are gone, however that was, it goes, too.
process.stdin.resume().on('end', () => process.exit())
