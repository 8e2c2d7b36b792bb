package dev.lockstep.engine.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on a disk that has room for some bytes: what does not fit is written in part and then refused, as a full disk does. */
final class SmallDisk extends FileChannel {
    private final FileChannel file;
    private long room = Long.MAX_VALUE;
    private boolean isStuck;

    private SmallDisk(FileChannel file) {
        this.file = file;
    }

    static SmallDisk open(Path file) throws IOException {
        return new SmallDisk(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ));
    }

    /** @param bytes that fit from now on; @param stuck whether nothing can be cut off either */
    void room(long bytes, boolean stuck) {
        room = bytes;
        isStuck = stuck;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        if (room <= 0) {
            throw new IOException("No space left on device");
        }
        ByteBuffer part = source.duplicate();
        part.limit((int) Math.min(source.limit(), source.position() + room));
        int taken = file.write(part, position);
        source.position(source.position() + taken);
        room -= taken;
        return taken;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        if (isStuck) {
            throw new IOException("Input/output error");
        }
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return file.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return write(source, file.position());
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long place) throws IOException {
        file.position(place);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }
}
