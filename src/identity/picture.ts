import QRCode from 'qrcode';

/** A QR code as a `data:` address, so that the seed is in no address a server or proxy would log. */
export const toDataURL = (text: string): Promise<string> =>
  QRCode.toDataURL(text, { errorCorrectionLevel: 'M', margin: 2, width: 240 });
