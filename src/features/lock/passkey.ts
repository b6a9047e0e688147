// Unlocking by face or finger: a passkey of this device's own authenticator. There is no server to check the answer, and the lock is
// a curtain: that the device asked for face, finger or code is all that is wanted of it.

/** Whether this device has such an authenticator. */
export async function hasPasskeys(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis)) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

const random = () => crypto.getRandomValues(new Uint8Array(32));
const encode = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const decode = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** Makes a passkey for this device. @returns its id, undefined when the person or the device refused */
export async function makePasskey(): Promise<string | undefined> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: random(),
        rp: { name: 'Carnet' },
        user: { id: random(), name: 'Carnet', displayName: 'Carnet' },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 }
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'discouraged', userVerification: 'required' }
      }
    })
    .catch(() => null);
  return made ? encode((made as PublicKeyCredential).rawId) : undefined;
}

/** The flag "user verified" in what the authenticator signed (WebAuthn level 3, §6.1). */
const USER_VERIFIED = 0x04;
const FLAGS_AT = 32;

/** Asks for face, finger or the device's code. @returns whether the person passed */
export async function askPasskey(id: string): Promise<boolean> {
  const answer = await navigator.credentials
    .get({ publicKey: { challenge: random(), allowCredentials: [{ type: 'public-key', id: decode(id), transports: ['internal'] }], userVerification: 'required' } })
    .catch(() => null);
  if (!answer) return false;
  const { authenticatorData } = (answer as PublicKeyCredential).response as AuthenticatorAssertionResponse;
  return ((new Uint8Array(authenticatorData)[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}
