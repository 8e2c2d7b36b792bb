package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.time.temporal.ChronoUnit;

/** STS answers in the query protocol's XML. */
public final class StsXml {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private StsXml() {}

    /** The whole answer around a result. */
    public static String envelope(String action, String result, String requestId) {
        return "<%1$sResponse xmlns=\"%2$s\">%3$s<ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
                .formatted(action, NAMESPACE, result, requestId);
    }

    public static String error(ServiceError error, String requestId) {
        return "<ErrorResponse xmlns=\"%s\"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
                .formatted(
                        NAMESPACE,
                        error.status() < 500 ? "Sender" : "Receiver",
                        escape(error.code()),
                        escape(error.getMessage()),
                        requestId);
    }

    static String callerIdentity(Caller caller) {
        return "<GetCallerIdentityResult><Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account></GetCallerIdentityResult>"
                .formatted(escape(caller.arn()), escape(caller.userId()), caller.accountId());
    }

    static String session(String action, Credential session) {
        return """
                <%1$sResult><AssumedRoleUser><AssumedRoleId>%2$s</AssumedRoleId><Arn>%3$s</Arn></AssumedRoleUser>\
                <Credentials><AccessKeyId>%4$s</AccessKeyId><SecretAccessKey>%5$s</SecretAccessKey>\
                <SessionToken>%6$s</SessionToken><Expiration>%7$s</Expiration></Credentials></%1$sResult>"""
                .formatted(
                        action,
                        escape(session.caller().userId()),
                        escape(session.caller().arn()),
                        session.accessKeyId(),
                        session.secret(),
                        session.sessionToken().orElseThrow(),
                        session.expiration().orElseThrow().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
