package io.minewatch.simulate.opaque;

/** Numbers in order of their times, of the same time the lowest first; a heap without objects. */
final class TimeQueue {

    private final long[] times;
    private final int[] numbers;
    private int count;

    /**
     * @param capacity the most it holds
     */
    TimeQueue(int capacity) {
        times = new long[capacity];
        numbers = new int[capacity];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The number whose time is next. */
    int first() {
        return numbers[0];
    }

    /** That time. */
    long firstTime() {
        return times[0];
    }

    void add(long time, int number) {
        int place = count++;
        while (place > 0) {
            int parent = (place - 1) / 2;
            if (!isBefore(time, number, parent)) {
                break;
            }
            times[place] = times[parent];
            numbers[place] = numbers[parent];
            place = parent;
        }
        times[place] = time;
        numbers[place] = number;
    }

    /** The first number has another time now. */
    void replaceFirst(long time) {
        sift(time, numbers[0]);
    }

    void removeFirst() {
        count--;
        if (count > 0) {
            sift(times[count], numbers[count]);
        }
    }

    private void sift(long time, int number) {
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= count) {
                break;
            }
            if (child + 1 < count && isBefore(times[child + 1], numbers[child + 1], child)) {
                child++;
            }
            if (isBefore(time, number, child)) {
                break;
            }
            times[place] = times[child];
            numbers[place] = numbers[child];
            place = child;
        }
        times[place] = time;
        numbers[place] = number;
    }

    private boolean isBefore(long time, int number, int place) {
        return time < times[place] || time == times[place] && number < numbers[place];
    }
}
