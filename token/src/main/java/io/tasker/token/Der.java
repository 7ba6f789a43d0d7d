package io.tasker.token;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Puts the older form of RSA keys, PKCS #1, into the frame that the JDK reads. */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int SHORT_FORM = 0x80;
  // The identifier of RSA keys, 1.2.840.113549.1.1.1, with its empty parameters.
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");

  private Der() {}

  /** A public key. */
  static byte[] spki(byte[] pkcs1) {
    return field(SEQUENCE, RSA, field(BIT_STRING, new byte[1], pkcs1));
  }

  /** A private key. */
  static byte[] pkcs8(byte[] pkcs1) {
    return field(SEQUENCE, VERSION_0, RSA, field(OCTET_STRING, pkcs1));
  }

  private static byte[] field(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var field = new ByteArrayOutputStream();
    field.write(tag);
    length(field, content.size());
    field.writeBytes(content.toByteArray());
    return field.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < SHORT_FORM) {
      out.write(length);
      return;
    }
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    out.write(SHORT_FORM | bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      out.write(length >> (8 * i));
    }
  }
}
