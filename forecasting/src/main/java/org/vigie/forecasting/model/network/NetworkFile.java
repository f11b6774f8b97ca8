package org.vigie.forecasting.model.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.vigie.forecasting.distribution.QuantileLevels;

/** The file format of networks: their sizes as integers, then weights and biases layer by layer as half-precision numbers. */
final class NetworkFile {
    private NetworkFile() {}

    /** The networks of the resource {@code name} beside this class. */
    static WaveNetworks read(String name) {
        try (InputStream in = NetworkFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the engine's jar: build it again");
            }
            return read(new DataInputStream(new GZIPInputStream(in)), name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private static WaveNetworks read(DataInputStream in, String name) throws IOException {
        int count = in.readInt();
        int inputs = in.readInt();
        int hidden = in.readInt();
        int blocks = in.readInt();
        int outputs = in.readInt() * in.readInt();
        if (inputs != NetworkInputs.COUNT || outputs != WaveNetworks.STEPS * QuantileLevels.COUNT) {
            throw new IllegalStateException(name + " was made for other inputs or outputs: train it again");
        }
        List<List<WaveNetworks.Layer>> networks = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            List<WaveNetworks.Layer> layers = new ArrayList<>();
            layers.add(layer(in, inputs, hidden));
            for (int b = 0; b < blocks; b++) {
                layers.add(layer(in, hidden, hidden));
            }
            layers.add(layer(in, hidden, outputs));
            networks.add(layers);
        }
        return new WaveNetworks(networks);
    }

    private static WaveNetworks.Layer layer(DataInputStream in, int inputs, int outputs) throws IOException {
        return new WaveNetworks.Layer(numbers(in, inputs * outputs), numbers(in, outputs));
    }

    private static float[] numbers(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(2 * count);
        if (bytes.length < 2 * count) {
            throw new IOException("it ends early");
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Float.float16ToFloat((short) ((bytes[2 * i] << 8) | (bytes[2 * i + 1] & 0xff)));
        }
        return numbers;
    }
}
