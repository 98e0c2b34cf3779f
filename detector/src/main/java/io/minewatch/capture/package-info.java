/**
 * Frames in. Takes names of capture files, pipes or lists of them, pcap or pcapng, packed or not,
 * and gives frames in native memory, in the order of their times, to a {@link
 * io.minewatch.capture.FrameListener}; what cannot be read goes to a {@link
 * io.minewatch.capture.ProblemListener}, and the rest is read.
 *
 * <p>Bounds: {@code Records.MAX_CAPTURED} for a frame, {@code Window.MAX_STREAM_BLOCK} for what is
 * held of a stream, {@code PcapngRecords.MAX_INTERFACES}, {@code CaptureNames.MAX_LIST_BYTES}.
 */
package io.minewatch.capture;
