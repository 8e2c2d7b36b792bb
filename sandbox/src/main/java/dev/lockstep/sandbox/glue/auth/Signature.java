package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.http.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of an {@code Authorization: AWS4-HMAC-SHA256 …} header. @param signedHeaders lower case, sorted, as sent */
record Signature(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String hex) {
    private static final Pattern HEADER =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/, ]+)/([0-9]{8})/([^/, ]+)/([^/, ]+)/aws4_request"
                    + ", *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");

    /** Empty if there is no such header, or if it is incomplete. */
    static Optional<Signature> of(Exchange exchange) {
        return exchange.header("Authorization")
                .map(header -> HEADER.matcher(header.trim()))
                .filter(Matcher::matches)
                .map(part -> new Signature(
                        part.group(1),
                        part.group(2),
                        part.group(3),
                        part.group(4),
                        List.of(part.group(5).split(";")),
                        part.group(6)));
    }

    String scope() {
        return String.join("/", date, region, service, "aws4_request");
    }
}
