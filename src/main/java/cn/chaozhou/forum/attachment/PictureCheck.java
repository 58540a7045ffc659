package cn.chaozhou.forum.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The outer structure of pictures; whether every point of them can be drawn is the viewer's business. */
final class PictureCheck {

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int PNG_HEADER = 0x49484452;
    private static final int PNG_END = 0x49454E44;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int VP8X = 0x56503858;

    private PictureCheck() {}

    static void png(Path path, long pixels) throws IOException {
        try (RandomAccessFile file = open(path)) {
            require(file.length() > 45 && file.readLong() == PNG_SIGNATURE);
            require(file.readInt() == 13 && file.readInt() == PNG_HEADER);
            requireSize(file.readInt(), file.readInt(), pixels);
            int chunk = 0;
            for (long at = 8; chunk != PNG_END; ) {
                require(at + 12 <= file.length());
                file.seek(at);
                long length = file.readInt();
                chunk = file.readInt();
                require(length >= 0);
                at += length + 12;
                // What stands after the last piece is no picture.
                require(chunk != PNG_END || at == file.length());
            }
        }
    }

    static void jpg(Path path, long pixels) throws IOException {
        try (RandomAccessFile file = open(path)) {
            require(file.length() > 4 && file.readUnsignedShort() == 0xFFD8);
            boolean sized = false;
            for (long at = 2; ; ) {
                require(at + 4 <= file.length());
                file.seek(at);
                require(file.readUnsignedByte() == 0xFF);
                int marker = file.readUnsignedByte();
                if (marker == 0xFF) {
                    at++;
                    continue;
                }
                int length = file.readUnsignedShort();
                require(marker >= 0xC0 && length >= 2);
                if (isFrame(marker)) {
                    file.readUnsignedByte();
                    requireSize(file.readUnsignedShort(), file.readUnsignedShort(), pixels);
                    sized = true;
                }
                at += 2 + length;
                if (marker == 0xDA) {
                    // The points begin. Telephones put short films behind them; nothing reads those but a telephone.
                    require(sized && at < file.length());
                    return;
                }
            }
        }
    }

    static void webp(Path path, long pixels) throws IOException {
        try (RandomAccessFile file = open(path)) {
            require(file.length() > 30 && file.readInt() == RIFF);
            long length = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
            require(length + 8 == file.length() && file.readInt() == WEBP);
            int chunk = file.readInt();
            require(chunk >>> 8 == VP8X >>> 8);
            if (chunk == VP8X) {
                file.seek(24);
                requireSize(1L + three(file), 1L + three(file), pixels);
            }
        }
    }

    /** Start of frame, but not the tables that have numbers among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int three(RandomAccessFile file) throws IOException {
        return file.readUnsignedByte() | file.readUnsignedByte() << 8 | file.readUnsignedByte() << 16;
    }

    private static void requireSize(long width, long height, long pixels) {
        require(width > 0 && height > 0);
        if (width * height > pixels) {
            throw ContentRefused.file("pixels", pixels / 10_000);
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw ContentRefused.file("picture");
        }
    }

    private static RandomAccessFile open(Path path) throws IOException {
        return new RandomAccessFile(path.toFile(), "r");
    }
}
